/** Annotation of a pod template that names the revision of the credentials its pods were started with. */
export const credentialsRevision = "sparkstead.io/credentials-revision";
