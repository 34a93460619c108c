// A headless Chromium, driven over its DevTools pipe, so that the tests need no further package.
//
// Door: `Browser.start`, `Browser.page`. What a page must not do (ask the network, break its own policy, throw)
// is collected in `complaints` while it does it.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

export function find_program(candidates) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
        for (const name of candidates) if (existsSync(join(folder, name))) return join(folder, name);
    }
    return null;
}

export class Browser {
    static async start() {
        const program = find_program(names);
        return program === null ? null : new Browser(program);
    }

    constructor(program) {
        this.home = mkdtempSync(join(tmpdir(), "proviso-browser-"));
        // No sandbox: containers forbid it, and the pages are our own.
        const options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
                         "--disable-dev-shm-usage", "--no-first-run", `--user-data-dir=${this.home}`, "about:blank"];
        this.process = spawn(program, options, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
        this.waiting = new Map();
        this.listeners = [];
        this.last = 0;
        let rest = "";
        this.process.stdio[4].on("data", (bytes) => {
            const pieces = (rest + bytes.toString("utf8")).split("\0");
            rest = pieces.pop();
            for (const piece of pieces) this.receive(JSON.parse(piece));
        });
        this.process.on("exit", () => {
            for (const { reject } of this.waiting.values()) reject(new Error("the browser ended"));
        });
    }

    receive(message) {
        const waiting = this.waiting.get(message.id);
        if (waiting === undefined) return this.listeners.forEach((listener) => listener(message));
        this.waiting.delete(message.id);
        if (message.error) waiting.reject(new Error(`${waiting.method}: ${message.error.message}`));
        else waiting.resolve(message.result);
    }

    send(method, params = {}, sessionId = undefined) {
        const id = ++this.last;
        this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
        return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject, method }));
    }

    async page() {
        const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
        const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
        const page = new Page(this, sessionId);
        for (const domain of ["Page", "Runtime", "Network", "Log"]) await page.send(`${domain}.enable`);
        return page;
    }

    async stop() {
        const ended = new Promise((resolve) => this.process.on("exit", resolve));
        await this.send("Browser.close").catch(() => {});
        await ended;
        rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
    }
}

class Page {
    constructor(browser, session) {
        this.browser = browser;
        this.session = session;
        this.complaints = [];
        browser.listeners.push((message) => { if (message.sessionId === session) this.hear(message); });
    }

    send(method, params = {}) { return this.browser.send(method, params, this.session); }

    hear({ method, params }) {
        if (method === "Page.loadEventFired") this.loaded?.();
        if (method === "Runtime.exceptionThrown") this.complaints.push(`threw: ${params.exceptionDetails.text}`);
        if (method === "Log.entryAdded" && params.entry.level === "error") this.complaints.push(params.entry.text);
        if (method === "Network.requestWillBeSent" && params.request.url !== this.url) {
            this.complaints.push(`asked for ${params.request.url}`);
        }
    }

    async open(url) {
        this.url = url.split("#")[0];
        const loaded = new Promise((resolve) => { this.loaded = resolve; });
        await this.send("Page.navigate", { url: "about:blank" });
        await loaded;
        const again = new Promise((resolve) => { this.loaded = resolve; });
        await this.send("Page.navigate", { url });
        await again;
    }

    async look({ width, scheme }) {
        await this.send("Emulation.setDeviceMetricsOverride",
                        { width, height: 900, deviceScaleFactor: 1, mobile: false });
        await this.send("Emulation.setEmulatedMedia",
                        { features: [{ name: "prefers-color-scheme", value: scheme },
                                     { name: "prefers-reduced-motion", value: "reduce" }] });
    }

    async ask(expression) {
        const { result, exceptionDetails } =
            await this.send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
    }

    async print({ paperWidth, paperHeight }) {
        const { data } = await this.send("Page.printToPDF",
                                         { paperWidth, paperHeight, preferCSSPageSize: true, printBackground: false });
        return Buffer.from(data, "base64");
    }

    async picture(options = {}) {
        const { data } = await this.send("Page.captureScreenshot", { format: "png", ...options });
        return Buffer.from(data, "base64");
    }
}
