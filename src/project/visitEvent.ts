/** The event that the tutorial's stages capture when a user's page is visited. */
export const VISIT_EVENT = 'visited_user_page';
