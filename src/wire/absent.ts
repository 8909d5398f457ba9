/** What a parameter is read as that is not there, or as good as not there. */
export const absent: unique symbol = Symbol('absent');
