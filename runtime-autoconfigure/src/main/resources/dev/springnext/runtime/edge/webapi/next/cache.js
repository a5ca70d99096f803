// next/cache: https://nextjs.org/docs/app/api-reference/functions/revalidateTag
(function (core) {
  'use strict';
  const { Error, ObjectFreeze } = core.primordials;

  const unavailable = (name) => ({
    [name]() {
      throw new Error(`next/cache is not available yet: ${name}() was called, but there is no cache that it could work on. Remove the call, or run this route where there is one.`);
    },
  }[name]);

  const exports = ObjectFreeze({
    cacheLife: unavailable('cacheLife'),
    cacheTag: unavailable('cacheTag'),
    refresh: unavailable('refresh'),
    revalidatePath: unavailable('revalidatePath'),
    revalidateTag: unavailable('revalidateTag'),
    unstable_cache: unavailable('unstable_cache'),
    unstable_cacheLife: unavailable('unstable_cacheLife'),
    unstable_cacheTag: unavailable('unstable_cacheTag'),
    // Nothing is stored anyway
    unstable_noStore() {},
    updateTag: unavailable('updateTag'),
  });

  return { __proto__: null, exports };
})
