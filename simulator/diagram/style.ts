/** The looks of a diagram, for a document of its own and for a page around it: every name begins with `rt-`. */
export const STYLE = `
.rt-diagram{--rt-ground:#fff;--rt-line:#5f6b7a;--rt-text:#16191f;--rt-quiet:#545b64;--rt-lifeline:#d5d9de;--rt-said:#05607f;--rt-bad:#b3151f;--rt-box:#f3f5f7;--rt-connect:#e3f1f6;--rt-bad-box:#fdecea;--rt-note-box:#fdf6e0;font-family:"Amazon Ember","Open Sans","Helvetica Neue",Roboto,Arial,sans-serif}
@media (prefers-color-scheme:dark){.rt-diagram{--rt-ground:#161d26;--rt-line:#a3adb8;--rt-text:#ebebf0;--rt-quiet:#b4b4bb;--rt-lifeline:#3a4552;--rt-said:#7cc4de;--rt-bad:#ff8f8f;--rt-box:#212b36;--rt-connect:#1d3442;--rt-bad-box:#43181c;--rt-note-box:#3a3114}}
.rt-ground{fill:var(--rt-ground)}
.rt-lifeline{stroke:var(--rt-lifeline);stroke-width:1.5}
.rt-line{stroke:var(--rt-line);stroke-width:1.5}
.rt-line.rt-said{stroke:var(--rt-said)}
.rt-line.rt-refused,.rt-line.rt-lost{stroke:var(--rt-bad);stroke-dasharray:5 3}
.rt-arrow,.rt-dot{fill:var(--rt-line)}
.rt-arrow.rt-said,.rt-dot.rt-said{fill:var(--rt-said)}
.rt-dot.rt-refused,.rt-dot.rt-lost,.rt-arrow.rt-lost{fill:var(--rt-bad)}
.rt-cross{fill:none;stroke:var(--rt-bad);stroke-width:2.5}
.rt-text{fill:var(--rt-text);stroke:var(--rt-ground);stroke-width:3px;stroke-linejoin:round;paint-order:stroke}
.rt-text.rt-quiet{fill:var(--rt-quiet);stroke:none}
.rt-text.rt-name{font-weight:700;stroke:none}
.rt-text.rt-said{fill:var(--rt-said);font-weight:600}
.rt-text.rt-refused,.rt-text.rt-lost{fill:var(--rt-bad)}
.rt-text.rt-note,.rt-text.rt-fault,.rt-text.rt-failure{stroke:none}
.rt-text.rt-failure{fill:var(--rt-bad);font-weight:700}
.rt-box{fill:var(--rt-box);stroke:var(--rt-lifeline)}
.rt-box.rt-connect{fill:var(--rt-connect)}
.rt-box.rt-note,.rt-box.rt-fault{fill:var(--rt-note-box)}
.rt-box.rt-failure{fill:var(--rt-bad-box);stroke:var(--rt-bad)}
`.replaceAll('\n', '')
