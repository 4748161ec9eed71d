export function GET() {
  const page = `<!doctype html>
<title>A shop</title>
<p id="front">…</p>
<p>isFeatureEnabled says <code>…</code></p>
<script type="module" src="../_page.ts"></script>
`;

  return new Response(page, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
