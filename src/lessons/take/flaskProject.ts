import type { SentRequest } from '../../runs/stageRequest.ts';
import { ENVIRONMENT, readme } from './readme.ts';

/** The file of a stage for Flask. */
interface FlaskFile {
  stage: string;
  /** Its path in this repository. */
  path: string;
  code: string;
  /** What is sent to it about ada. */
  sent: SentRequest;
  /** Keys of the flags that it asks for. */
  flags: readonly string[];
}

/** A stage as a small Flask app: its file to the letter, and what it needs to run. */
export function flaskProject({
  stage,
  path,
  code,
  sent,
  flags,
}: FlaskFile): Record<string, string> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const usesPostHog = code.includes('posthog');
  const files = {
    [name]: code,
    // It also reads `.env`.
    'requirements.txt': `flask==3.1.*\n${usesPostHog ? 'posthog==7.53.*\n' : ''}python-dotenv==1.*\n`,
    '.flaskenv': `FLASK_APP=${name.replace('.py', '')}\n`,
    'README.md': readme({
      stage,
      usesPostHog,
      flags,
      run: 'pip install -r requirements.txt && flask run',
      needs: 'Python 3.10 or newer',
      origin: 'http://localhost:5000',
      sent,
      page: name,
    }),
  };
  return usesPostHog ? { ...files, '.env.example': ENVIRONMENT } : files;
}
