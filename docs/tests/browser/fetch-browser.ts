// Before the tests, which run side by side: the browser that they share is fetched and unpacked once.
import { chromium } from "./chromium.ts";

const { executablePath } = await chromium();
console.log(`browser: ${executablePath}`);
