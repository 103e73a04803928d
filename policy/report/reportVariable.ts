/** Names the file that a pack writes its rows to: the engine tells violations alone, and those as prose. */
export const reportVariable = "SPARKSTEAD_PREFLIGHT_ROWS";
