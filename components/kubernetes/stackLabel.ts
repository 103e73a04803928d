/** Label that says which stack an object belongs to; after a killed `up` it is how an object is known as ours. */
export const stackLabel = "sparkstead.io/stack";
