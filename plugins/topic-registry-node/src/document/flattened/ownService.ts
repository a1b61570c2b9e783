/** The sentence of a page that says whose topics it lists: "cypher-svc consumes events from these services". */
export const OWN_SERVICE =
  /^([a-z0-9][a-z0-9-]*[a-z0-9])\s+(?:consumes|subscribes to|produces|publishes|emits)\s/i;
