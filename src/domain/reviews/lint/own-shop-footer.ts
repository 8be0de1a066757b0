import { defineLintRule, type LintContext, type LintHit } from './lint-rule.ts';

/** Words of a line that lets the reader say no, in thirteen languages: ours. */
const OPT_OUT =
  /unsubscribe|opt[ -]?out|no more|abmelden|abbestell|widersprech|widerspruch|désinscri|désabonn|ne plus recevoir|darse de baja|cancelar|disiscri|annulla|non ricevere|afmelden|uitschrijven|wypis|rezygn|descadastr|cancelar|avregistrera|avsluta|listeden|aboneli|配信停止|解除|退订|إلغاء/iu;
/** The right to object that German and Austrian law want told in every mail. */
const OBJECTION = /widersprech|widerspruch/iu;
/** A postal code or a house number in an address: a sign of an address, no proof. */
const ADDRESS = /\b\d{4,6}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{2}-\d{3}\b|〒|\b\d{5}-\d{3}\b/u;
const OBJECTION_COUNTRIES = new Set(['DE', 'AT']);

/** An order number must not pass for a postal code. */
const ORDER_NUMBER = /\d{3}-\d{7}-\d{7}|#\s?\d+/g;

export const ownShopFooter = defineLintRule('U19', {
  title: 'Names sender, postal address and a way to say no',
  fix: "Add a footer with the shop's name, its postal address and a line to unsubscribe.",
  run({ message, country, isTemplate }: LintContext): readonly LintHit[] {
    const { text } = message.body;
    const hits: LintHit[] = [];
    const lacks = (what: string, fix?: string): void => {
      hits.push({ field: 'body', span: null, message: what, ...(fix === undefined ? {} : { fix }) });
    };
    const variable = (name: string): boolean => isTemplate && text.includes(`{{${name}}}`);
    if (!variable('postalAddress') && !ADDRESS.test(text.replaceAll(ORDER_NUMBER, '')))
      lacks('No postal address is seen in it.');
    if (!variable('unsubscribeUrl') && !OPT_OUT.test(text)) lacks('No line lets the reader unsubscribe.');
    if (country !== null && OBJECTION_COUNTRIES.has(country) && !OBJECTION.test(text)) {
      lacks(
        `A mail to ${country} has to tell of the right to object, each time.`,
        'Add: "Sie können der Verwendung Ihrer E-Mail-Adresse für solche Nachrichten jederzeit widersprechen, ohne dass hierfür andere als die Übermittlungskosten nach den Basistarifen entstehen."',
      );
    }
    return hits;
  },
});
