/** The style sheet of the page of activity, in the site's colours: a test compares them. */
export const ACTIVITY_STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fdfcfa, #151514);
  --raised: light-dark(#ffffff, #22211e);
  --line: light-dark(#e3dfd6, #34322d);
  --ink: light-dark(#1d1b18, #ebe7df);
  --quiet: light-dark(#625e56, #a8a398);
  --accent: light-dark(#2c44b8, #a3b4ff);
  --on: light-dark(#17693f, #6fcf97);
  --off: light-dark(#9c3a26, #f0977f);
  --waiting: light-dark(#7a5300, #e2b55a);
  --mono: ui-monospace, 'SF Mono', Menlo, 'DejaVu Sans Mono', monospace;
}

*, ::before, ::after { box-sizing: border-box; }

body {
  margin: 0 auto;
  max-width: 80rem;
  padding: 2rem clamp(1rem, 4vw, 3rem) 4rem;
  background: var(--paper);
  color: var(--ink);
  font: 0.9375rem/1.5 system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif;
}

h1, h2, p, ol, ul, dl, dd, pre { margin: 0; padding: 0; }
ol, ul { list-style: none; }

header {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0.5rem 1.5rem;
  padding-bottom: 1.25rem;
  border-bottom: 1px solid var(--line);
}

h1 { font-size: 1.25rem; font-weight: 600; letter-spacing: -0.01em; }
h2 { font-size: 1rem; font-weight: 600; }

#live { font-size: 0.8125rem; color: var(--waiting); }
#live::before {
  content: '';
  display: inline-block;
  width: 0.5rem;
  height: 0.5rem;
  margin-right: 0.375rem;
  border: 1px solid;
  border-radius: 50%;
}
#live[data-state='live'] { color: var(--on); }
#live[data-state='live']::before { background: currentcolor; }

.keys { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin-left: auto; font-size: 0.8125rem; }
.keys div { display: flex; gap: 0.5rem; }
.keys dt { color: var(--quiet); }
.keys dd { font-family: var(--mono); user-select: all; overflow-wrap: anywhere; }

main { display: grid; gap: 2.5rem 3rem; padding-top: 2rem; }
@media (min-width: 60rem) { main { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
main > *, .beside > * { min-width: 0; }
.beside { display: grid; gap: 2.5rem; align-content: start; }

.lag { grid-column: 1 / -1; color: var(--waiting); font-weight: 600; }
.lag:empty { display: none; }

section { display: grid; gap: 0.25rem; align-content: start; }
.note, .quiet { color: var(--quiet); font-size: 0.8125rem; }
section > p { color: var(--quiet); }

.rows, .cards { margin-top: 0.5rem; border-top: 1px solid var(--line); }
.rows > li, .cards > li { border-bottom: 1px solid var(--line); }
.cards > li { padding: 0.625rem 0; display: grid; gap: 0.25rem; }
.cards p { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem; }

summary {
  display: flex;
  align-items: baseline;
  gap: 0.75rem;
  padding: 0.375rem 0.25rem;
  cursor: pointer;
}
summary::marker, summary::-webkit-details-marker { display: none; content: ''; }
summary::before { content: '+'; color: var(--quiet); font-family: var(--mono); }
details[open] > summary::before { content: '−'; }
summary:hover { background: var(--raised); }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }

time { color: var(--quiet); font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.name, .id, .properties dd, .properties dt { unicode-bidi: isolate; }
.name { font-family: var(--mono); font-size: 0.875rem; overflow-wrap: anywhere; }
.id { font-family: var(--mono); font-size: 0.8125rem; color: var(--quiet); overflow-wrap: anywhere; }
summary .name { min-width: 40%; }
summary .id { margin-left: auto; text-align: right; }

.state { font-size: 0.8125rem; font-weight: 600; color: var(--off); }
.state[data-on='true'] { color: var(--on); }
.sets { font-size: 0.8125rem; color: var(--quiet); display: grid; gap: 0.125rem; overflow-wrap: anywhere; }
ol.sets { list-style: decimal; padding-left: 1.5rem; }
.sets li > * + * { margin-left: 0.375rem; }

.properties { padding: 0.25rem 0.25rem 0.75rem 1.5rem; font-size: 0.8125rem; }
.properties div { display: grid; grid-template-columns: minmax(6rem, 1fr) 2fr; gap: 1rem; padding: 0.125rem 0; }
.properties dt { color: var(--quiet); overflow-wrap: anywhere; }
.properties dd { font-family: var(--mono); overflow-wrap: anywhere; white-space: pre-wrap; }

pre {
  margin-top: 0.5rem;
  padding: 0.75rem 1rem;
  overflow-x: auto;
  background: var(--raised);
  border: 1px solid var(--line);
  border-radius: 4px;
  font: 0.8125rem/1.6 var(--mono);
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
`;
