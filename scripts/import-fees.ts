/**
 * Carries the collected fee facts over into the project's own rule tables, src/rules/<marketplace>/*.json.
 * Run: node scripts/import-fees.ts FACTS_FOLDER   (or FEE_FACTS=FACTS_FOLDER). Nothing at run time needs it.
 */
import './import-fees/us-cards.ts';
import './import-fees/us-options.ts';
import './import-fees/europe.ts';
import './import-fees/elsewhere.ts';
import './import-fees/smaller.ts';
import './import-fees/india.ts';
