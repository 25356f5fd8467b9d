/** The looks of the report, in the colours of the diagrams. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--text:#16191f;--quiet:#545b64;--line:#d5d9de;--good:#0f6b34;--bad:#b3151f;--bad-ground:#fdecea;--link:#05607f;--box:#f3f5f7}
@media (prefers-color-scheme:dark){:root{--ground:#161d26;--text:#ebebf0;--quiet:#b4b4bb;--line:#3a4552;--good:#6fd09a;--bad:#ff8f8f;--bad-ground:#43181c;--link:#7cc4de;--box:#212b36}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 "Amazon Ember","Open Sans","Helvetica Neue",Roboto,Arial,sans-serif}
header,main{max-width:1180px;margin:0 auto;padding:0 20px}
header{padding-top:28px}
header p{margin:0;color:var(--quiet)}
.name{font-weight:700}
h1{margin:2px 0 4px;font-size:28px;line-height:1.25}
h1.passed{color:var(--good)}
h1.failed{color:var(--bad)}
h2{margin:32px 0 8px;font-size:20px}
h3{margin:24px 0 4px;font-size:15px;overflow-wrap:anywhere}
a{color:var(--link)}
code{font-size:13px;overflow-wrap:anywhere}
ul{margin:0;padding:0;list-style:none}
.rules,.test{border-top:1px solid var(--line)}
.rules>li{border-bottom:1px solid var(--line)}
.rules details>ul{padding:0 0 10px 28px}
.test+h3{border-top:1px solid var(--line);padding-top:20px}
summary{display:flex;gap:10px;padding:8px 4px;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary:hover{background:var(--box)}
.what{flex:1;min-width:0;overflow-wrap:anywhere}
.aside{color:var(--quiet);font-size:13px;font-weight:400}
.name-of-line{color:var(--quiet);font-size:13px;white-space:nowrap}
summary .aside{text-align:right;line-height:22px}
.assumed{margin-left:6px;padding:0 6px;border:1px solid var(--line);border-radius:9px;color:var(--quiet);font-size:12px;white-space:nowrap}
.sign{flex:none;width:14px;font-weight:700;text-align:center;color:var(--quiet)}
.sign.proved,.sign.passed,.sign.covered{color:var(--good)}
.sign.broken,.sign.failed{color:var(--bad)}
.words{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.inside{padding:0 4px 20px 28px}
.inside>p{margin:0 0 8px}
.error{margin:0 0 12px;padding:10px 12px;overflow-x:auto;border-left:3px solid var(--bad);background:var(--bad-ground);font-size:13px;line-height:1.45}
.picture{overflow-x:auto;border:1px solid var(--line);border-radius:8px}
.picture svg{display:block;margin:0 auto}
.sign{display:inline-block}
nav{margin-top:16px}
:target{scroll-margin-top:12px}
@media (max-width:640px){summary{flex-wrap:wrap;row-gap:0}.what{flex-basis:calc(100% - 28px)}summary .aside{flex-basis:100%;padding-left:24px;text-align:left}.inside{padding-left:4px}}
`.replaceAll('\n', '')
