/**
 * The anonymous IDs that the cast have in their browsers, as posthog-js makes them: with two of the four,
 * they lie on the other side of the half than the user's name.
 */
export const ANONYMOUS_IDS: Readonly<Record<string, string>> = {
  ines: '0199c3a2-4204-72bc-b014-5f3f0d7cc5bc',
  noah: '0199c3a2-41dd-72a7-b011-5f3eb0af68ef',
  vera: '0199c3a2-42fb-7341-b027-5f41593c1179',
  ruth: '0199c3a2-4322-7356-b02a-5f41b6096e46',
};
