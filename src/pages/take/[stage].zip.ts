import type { APIContext } from 'astro';
import { takeProject } from '../../lessons/take/takeProject.ts';
import { zipFiles } from '../../lessons/take/zipFiles.ts';

/** A stage to take along: a zip of a small project that runs, in TypeScript or Python. */
export function GET({ params, url }: APIContext<object, { stage: string }>): Response {
  const { stage } = params;
  const language = url.searchParams.get('language') ?? 'ts';
  if (language !== 'ts' && language !== 'py')
    return refuse('The language is either ts or py.', 400);
  const { files, problem } = takeProject(stage, language);
  if (problem !== undefined) return refuse(problem, 404);
  const folder = `flagbook-${stage}`;
  return new Response(zipFiles(folder, files), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${folder}-${language}.zip"`,
    },
  });
}

function refuse(sentence: string, status: 400 | 404) {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(sentence, { status, headers });
}
