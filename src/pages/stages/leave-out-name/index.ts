export function GET() {
  return new Response('<p>Hello, World!</p>', {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
