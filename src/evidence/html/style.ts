import { Markup } from './markup.js'

/** Plain, readable on paper and on a narrow screen, light and dark. */
export const style = new Markup(`<style>
:root{color-scheme:light dark;--line:#8886;--pass:#1a7f37;--fail:#c0182b;--warn:#9a6700;--dim:#6a737d;--soft:#8881}
*{box-sizing:border-box}
body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;padding:1.5rem;max-width:76rem}
h1{font-size:1.5rem;margin:0 0 .3rem}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}h3{font-size:1rem;margin:1.2rem 0 .4rem}
table{border-collapse:collapse;width:100%;font-size:.92em}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid var(--line)}
th{font-weight:600}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
code,pre{font:13px/1.45 ui-monospace,monospace}pre{overflow:auto;max-height:32rem;background:var(--soft);padding:.7rem;border-radius:4px;white-space:pre-wrap;overflow-wrap:anywhere}
.v{font-weight:600;white-space:nowrap}.passed,.pass,.info{color:var(--pass)}.failed,.fail,.errored,.error{color:var(--fail)}.warned,.warn,.blocked,.waived{color:var(--warn)}.notApplicable,.dim{color:var(--dim)}
.card{border:1px solid var(--line);border-left:4px solid var(--fail);border-radius:4px;padding:.4rem 1rem 1rem;margin:1rem 0}
.card.warn{border-left-color:var(--warn)}dl{display:grid;grid-template-columns:8rem 1fr;gap:.15rem .8rem;margin:.5rem 0}dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
summary{cursor:pointer}.tally{display:flex;flex-wrap:wrap;gap:.4rem 1.4rem;padding:0;list-style:none}
.note{border:1px solid var(--fail);padding:.5rem 1rem;border-radius:4px}
@media(max-width:40rem){dl{grid-template-columns:1fr}dt{margin-top:.4rem}}
@media print{details{display:block}pre{max-height:none}}
</style>`)
