import { describe, expect, it } from 'vitest';
import { checkStage } from '../../../src/lessons/checkStage.ts';

describe('checkStage', () => {
  it.each(['/stages/plain/', '/stages/flag/user/ada', '/stages/flag/user/%F0%9F%A6%8A'])(
    'lets %s pass',
    (path) => {
      expect(checkStage(path)).toBeUndefined();
    },
  );

  it('counts characters, not bytes: 200 foxes are a name, 201 are not', () => {
    const fox = encodeURIComponent('🦊');
    expect(checkStage(`/stages/flag/user/${fox.repeat(200)}`)).toBeUndefined();
    expect(checkStage(`/stages/flag/user/${fox.repeat(201)}`)?.status).toBe(400);
  });

  it('answers 404 with the stages that there are', async () => {
    const response = checkStage('/stages/nope/user/ada');
    expect(response?.status).toBe(404);
    expect(await response?.text()).toContain('plain, capture, flag, flag-property');
  });

  it('answers 400 to a name that cannot be decoded', () => {
    expect(checkStage('/stages/flag/user/%E0%A4%A')?.status).toBe(400);
  });
});
