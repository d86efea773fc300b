/** Makes something of a list once: a site's lists are the same objects until its settings change. */
export function onceForEach<List extends object, Made>(make: (list: List) => Made): (list: List) => Made {
  const known = new WeakMap<List, { readonly made: Made }>();
  return (list) => {
    const entry = known.get(list) ?? { made: make(list) };
    known.set(list, entry);
    return entry.made;
  };
}
