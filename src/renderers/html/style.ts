/**
 * The only style sheet: system fonts, one column, dark by the reader's own setting, and a printed form. Colours of
 * text and background keep a contrast of at least 4.5 to 1 in both schemes.
 */
export const STYLE = `
:root{color-scheme:light dark;--page:#fbfaf8;--card:#fff;--ink:#1f2328;--quiet:#5b6370;--edge:#dedbd5;--soft:#f3f1ec;
--link:#0b5cad;--bad:#b3261e;--bad-soft:#fdecea;--warning:#8a5300;--warning-soft:#fdf1dc;--info:#1c5d99;--info-soft:#e7f0fa;--good:#1b6e3c;--good-soft:#e5f4ea;
--s1:#2166ac;--s2:#b8560f;--s3:#1b7a5a;--s4:#8a4fa3}
@media (prefers-color-scheme:dark){:root{--page:#16181c;--card:#1d2026;--ink:#e6e4df;--quiet:#a2a8b3;--edge:#363b44;--soft:#252932;
--link:#86b9f2;--bad:#ff9d94;--bad-soft:#41211f;--warning:#f0bd6a;--warning-soft:#3b2d14;--info:#8fc1f5;--info-soft:#1b3048;--good:#7ed3a0;--good-soft:#183524;
--s1:#6baee6;--s2:#f0954f;--s3:#56c29b;--s4:#c794dd}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:72rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}footer{padding-bottom:3rem;margin-top:2.5rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .25rem;letter-spacing:-.01em}
h2{font-size:1.3rem;line-height:1.3;margin:2.75rem 0 .75rem;padding-top:1rem;border-top:1px solid var(--edge)}
main>section:first-child>h2{border-top:0;padding-top:0;margin-top:1.75rem}
h3{font-size:1.05rem;line-height:1.35;margin:2rem 0 .6rem}
main>section+section{margin-top:.75rem}p{margin:.5rem 0;max-width:44rem}ul{margin:.5rem 0;padding-left:1.25rem}li{margin:.2rem 0}
a{color:var(--link)}
.subtitle,.note{color:var(--quiet)}.subtitle{margin:0}.note{font-size:.875rem}
nav{margin-top:1rem;font-size:.9375rem}nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
.tone{border-left:4px solid;padding:.1rem 0 .1rem .9rem;margin:.75rem 0}
.tone.good{border-color:var(--good)}.tone.warning{border-color:var(--warning)}.tone.bad{border-color:var(--bad)}
.badge{display:inline-block;font-size:.75rem;font-weight:650;line-height:1.4;padding:.1rem .5rem;border-radius:1rem;white-space:nowrap}
.badge.error,.badge.bad{color:var(--bad);background:var(--bad-soft)}
.badge.warning{color:var(--warning);background:var(--warning-soft)}
.badge.info{color:var(--info);background:var(--info-soft)}
.badge.good{color:var(--good);background:var(--good-soft)}
.scroll{overflow-x:auto;border:1px solid var(--edge);border-radius:.5rem;background:var(--card)}
table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.4;overflow-wrap:break-word}
th,td{padding:.5rem .75rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--edge)}
tbody tr:last-child>*{border-bottom:0}
thead th{font-weight:600;color:var(--quiet);font-size:.8125rem;vertical-align:bottom;background:var(--soft)}
tbody th{font-weight:500}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}thead .num{white-space:normal}
.id,.date{white-space:nowrap}.id.long{white-space:normal;min-width:12rem}.text.long{min-width:9rem}.id.long,.text{overflow-wrap:anywhere}.text:not(.long){overflow-wrap:break-word}thead .text,thead .id{overflow-wrap:normal}
tfoot th,tfoot td{font-weight:650;border-top:2px solid var(--edge);border-bottom:0}
.scroll th:first-child{position:sticky;left:0;background:var(--card);z-index:1}.scroll thead th:first-child{background:var(--soft)}
.findings{list-style:none;margin:0;padding:0}
.finding{background:var(--card);border:1px solid var(--edge);border-left-width:4px;border-radius:.5rem;padding:.75rem 1rem;margin:.75rem 0}
.finding.error{border-left-color:var(--bad)}.finding.warning{border-left-color:var(--warning)}.finding.info{border-left-color:var(--info)}
.finding p{margin:.35rem 0}.where{font-weight:600}.stake{font-weight:600}
.finding q{background:var(--soft);border-radius:.25rem;padding:0 .25rem}.finding q::before,.finding q::after{content:""}
.metrics{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,13.5rem),1fr));gap:.75rem;margin:0}
.metric{background:var(--card);border:1px solid var(--edge);border-radius:.5rem;padding:.75rem 1rem}
.metric dt{color:var(--quiet);font-size:.875rem}.metric dd{margin:0;font-size:.875rem}
.metric .value{font-size:1.5rem;line-height:1.3;font-weight:600;font-variant-numeric:tabular-nums}
figure{margin:0;max-width:40rem;background:var(--card);border:1px solid var(--edge);border-radius:.5rem;padding:1rem}
.chart{display:block;width:100%;max-width:37rem;height:auto;font-size:12.5px;font-variant-numeric:tabular-nums}
.chart text{fill:var(--quiet)}.chart .grid{stroke:var(--edge)}.chart .whisker{stroke:var(--ink);stroke-width:1.2}.chart .mark{stroke:var(--quiet);stroke-dasharray:3 3}.marks{font-size:.875rem;margin:.25rem 0 .5rem;padding-left:1.5rem}.chart .axis{stroke:var(--quiet)}
.line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}.line.late{stroke-width:1;stroke-dasharray:2 3}
.chart rect.late:not(.bar){fill:var(--soft)}.bar.late{opacity:.5}
.line.s1{stroke:var(--s1)}.line.s2{stroke:var(--s2);stroke-dasharray:7 4}.line.s3{stroke:var(--s3);stroke-dasharray:2 4}.line.s4{stroke:var(--s4);stroke-dasharray:9 3 2 3}
.dot.s1,.bar.s1{fill:var(--s1)}.dot.s2,.bar.s2{fill:var(--s2)}.dot.s3,.bar.s3{fill:var(--s3)}.dot.s4,.bar.s4{fill:var(--s4)}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;margin:0 0 .5rem;font-size:.875rem}
.legend svg{width:2rem;height:.75rem;margin-right:.4rem;vertical-align:baseline}
.spark{display:block;width:7.5rem;height:1.75rem}
details{margin-top:.75rem}summary{cursor:pointer;color:var(--quiet);font-size:.875rem}
details .scroll{margin-top:.5rem;max-height:24rem;overflow:auto}
footer{font-size:.875rem;color:var(--quiet)}footer h2{font-size:1rem;color:var(--ink)}footer h3{font-size:.875rem;margin:1rem 0 .25rem;color:var(--ink)}
.problems{font-size:.9375rem}
@media (max-width:34rem){header{padding-top:1.25rem}h1{font-size:1.4rem}main,header,footer{padding-left:1rem;padding-right:1rem}figure{padding:.75rem .5rem}.chart{font-size:15px}.scroll th:first-child{white-space:normal;min-width:6.5rem;max-width:9.5rem;overflow-wrap:anywhere}}
@media print{@page{margin:16mm 14mm}
:root{color-scheme:light;--page:#fff;--card:#fff;--ink:#000;--quiet:#444;--edge:#bbb;--soft:#f2f2f2;--link:#000;--bad:#a01b14;--bad-soft:#fff;--warning:#7a4a00;--warning-soft:#fff;--info:#174d80;--info-soft:#fff;--good:#155c31;--good-soft:#fff;--s1:#2166ac;--s2:#b8560f;--s3:#1b7a5a;--s4:#8a4fa3}
body{font-size:10pt;line-height:1.4}main,header,footer{max-width:none;padding:0}header{padding-top:0}nav,figure details{display:none}
table{font-size:8.5pt}th,td{padding:.25rem .4rem}.text{min-width:0}.id{white-space:normal}.scroll{overflow:visible}.scroll th:first-child{position:static}
.finding,.metric,figure,tr{break-inside:avoid}h2,h3{break-after:avoid}.badge{border:1px solid}thead{display:table-header-group}
details::details-content{content-visibility:visible;block-size:auto}
.chart{max-width:15cm}a{text-decoration:none}}
`.trim();

/** Added for pages with pictures alone. Small pictures stand on white, since most are of products on white. */
export const PICTURE_STYLE = `
.shelf{position:absolute}.thumb{display:block;background:#fff;border:1px solid var(--edge);border-radius:.25rem;width:auto;max-width:100%;height:8rem}
.thumbs{display:flex;gap:.5rem;margin-bottom:.4rem}.thumbs>span{display:block;flex:none}.thumbs .thumb{height:6.5rem;max-width:9rem}.thumbs small{display:block;color:var(--quiet);font-weight:400;font-size:.75rem}
.finding.pictured{display:flex;gap:1rem;justify-content:space-between;align-items:flex-start}.finding.pictured>div{min-width:0;flex:1}.finding.pictured>.thumb{flex:none;height:7rem;max-width:9rem}
@media (max-width:34rem){.thumbs{flex-wrap:wrap}.thumbs .thumb{height:5rem;max-width:100%}.finding.pictured{flex-wrap:wrap-reverse;gap:.5rem}.finding.pictured>div{flex-basis:100%}.finding.pictured>.thumb{height:6rem}}
@media print{.thumb{height:2.5cm;border-color:#bbb}}
`.trim();

/** Added for a sheet for a wall: the whole width, columns of one size, and paper laid across. */
export const WALL_STYLE = `
.wall main,.wall header,.wall footer{max-width:none;padding-left:2rem;padding-right:2rem}
.wall td ul{margin:0;padding-left:1rem}.wall td li{margin:.15rem 0}
.wall .grid .scroll table{table-layout:fixed;min-width:64rem}.wall .grid table th:first-child{width:7.5rem}
.wall .grid thead th{font-size:1rem;color:var(--ink)}.wall .grid td,.wall .grid tbody th{font-size:.875rem;border-right:1px solid var(--edge)}.wall .grid tr>:last-child{border-right:0}
.wall .grid td{overflow-wrap:break-word}.day{white-space:nowrap}.wall .grid tbody th{font-weight:650}
tr.divider th{padding:.15rem .75rem;font-size:.75rem;font-weight:600;letter-spacing:.04em;color:var(--quiet);border-top:2px dashed var(--quiet);border-right:0;background:var(--soft)}
@media print{@page{size:landscape;margin:10mm}
.wall main,.wall header,.wall footer{padding:0}.wall h1{font-size:15pt}.wall h2{font-size:12pt;margin:4mm 0 2mm;padding-top:2mm}.wall header p,.wall p{margin:1mm 0;max-width:none}
.wall .grid .scroll table{min-width:0}.wall .grid table th:first-child{width:25mm}.wall .grid thead th{font-size:9.5pt}.wall .grid td,.wall .grid tbody th{font-size:8pt;padding:1mm 1.5mm}
.wall footer details{display:none}.wall .grid tr{break-inside:auto}.wall td ul{padding-left:3mm}tr.divider th{font-size:7pt;padding:.5mm 1.5mm}}
`.trim();
