import { ApiError } from './apiError.ts';

/** What PostHog answers, or its refusal as a value. */
export async function unlessRefused<Answer>(answer: Promise<Answer>): Promise<Answer | ApiError> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
