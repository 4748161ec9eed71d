/** A body that goes on for as long as it is read, and how many bytes of it were asked for. */
export function endlessBody(chunk: number) {
  let size = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      size += chunk;
      controller.enqueue(new Uint8Array(chunk));
    },
  });
  return { body, given: () => size };
}
