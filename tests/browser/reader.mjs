// A reader with a browser: what the tests of the pages open them with.

import { strict as assert } from "node:assert";
import { chromium } from "playwright-core";

export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// Opens a page that writes down everything that should not happen.
export async function open(base, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "nl-NL", ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => wrong.push(`${page.url()}: console: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`${page.url()}: ${error.message}`));
  // What a page still waited for when it was left is no failure.
  const left = (request) => request.failure()?.errorText === "net::ERR_ABORTED";
  page.on("requestfailed", (request) => left(request) || wrong.push(`${page.url()}: failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith("data:image/")) wrong.push(`${page.url()}: asks ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) wrong.push(`${page.url()}: ${response.status()} for ${response.url()}`);
  });
  return { page, wrong, close: () => context.close() };
}

// Fails with what went wrong.
export function nothing(wrong) {
  assert.ok(wrong.length === 0, `${wrong.length} wrong\n${wrong.slice(0, 40).join("\n")}`);
}
