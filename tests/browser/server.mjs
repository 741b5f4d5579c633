// A server of one folder on this machine, as strict as a careful web server would be.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".csv": "text/csv; charset=utf-8",
  ".ics": "text/calendar",
};

// Serves `root`; gives its address and what closes it.
export async function serve(root) {
  const server = createServer(async (request, response) => {
    // Every browser asks for it by itself, of every server.
    if (request.url === "/favicon.ico") return response.writeHead(204).end();
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    try {
      const body = await readFile(join(root, path.endsWith("/") ? `${path}index.html` : path));
      const packed = (request.headers["accept-encoding"] ?? "").includes("gzip");
      response.writeHead(200, {
        ...(packed && { "content-encoding": "gzip" }),
        "content-type": TYPES[extname(path)] ?? "application/octet-stream",
        "content-security-policy": "default-src 'self'",
        "x-content-type-options": "nosniff",
      });
      response.end(packed ? gzipSync(body) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { base: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
