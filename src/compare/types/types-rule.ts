/** The name of the rule that generated types are compared by: its findings are `compare/types`. */
export const typesRule = 'types';
