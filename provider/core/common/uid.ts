/** A uid of the API: a MongoDB ObjectId. */
export const UID = /^[0-9a-f]{24}$/i;
