/**
 * Runs a module in this window. What it imports by a package's name is found in `packages`; there is
 * nothing else to import.
 */
export async function runCode(code: string, packages: Record<string, string>): Promise<void> {
  const imports = Object.fromEntries(
    Object.entries(packages).map(([name, text]) => [name, addressOf(text)]),
  );
  const map = document.createElement('script');
  map.type = 'importmap';
  // The policy of the frame takes no script in its page but those with this.
  map.nonce = nonce;
  map.textContent = JSON.stringify({ imports });
  document.head.append(map);
  map.remove();
  await import(/* @vite-ignore */ addressOf(code));
}

/** Of the script that runs now; it is not to be read later. */
const nonce = document.currentScript?.nonce ?? '';

function addressOf(code: string): string {
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
}
