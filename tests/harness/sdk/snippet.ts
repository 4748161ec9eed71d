/**
 * What PostHog's HTML snippet does, in words of our own: a stand-in for the SDK that remembers what is
 * called until the script from `address` takes it over.
 */
export function snippet(address: string): string {
  return `<script>
  (function (queue) {
    if (queue.__SV) return;
    window.posthog = queue;
    queue._i = [];
    queue.people = [];
    queue.init = function (token, options, name) {
      var script = document.createElement('script');
      script.crossOrigin = 'anonymous';
      script.async = true;
      script.src = ${JSON.stringify(address)};
      document.head.appendChild(script);
      ['capture', 'identify', 'onFeatureFlags'].forEach(function (method) {
        queue[method] = function () {
          queue.push([method].concat(Array.prototype.slice.call(arguments)));
        };
      });
      queue._i.push([token, options, name || 'posthog']);
    };
    queue.__SV = 1;
  })(window.posthog || []);
</script>`;
}
