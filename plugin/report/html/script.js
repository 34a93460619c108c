// What script adds to a page that is whole without it: the filter, the copy buttons, and folds that open for
// what is linked to or printed.
"use strict";

(() => {
    const form = document.getElementById("filter");
    const findings = [...document.querySelectorAll(".finding")];

    // A link or a filter may lead into a fold.
    const open_folds_above = (element) => {
        for (let fold = element?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
            fold.open = true;
        }
    };

    // Filter -----------------------------------------------------------------------------------------------

    const inputs = form ? [...form.querySelectorAll("[data-filter]")] : [];
    const name_of = (input) => input.dataset.filter;
    const is_set = (input) => input.value !== "" && input.value !== "*";

    const fits = (finding, input) => {
        if (!is_set(input)) return true;
        if (name_of(input) !== "text") return finding.dataset[name_of(input)] === input.value;
        return finding.textContent.toLowerCase().includes(input.value.trim().toLowerCase());
    };

    const show = () => {
        const is_filtered = inputs.some(is_set);
        let shown = 0;
        for (const finding of findings) {
            finding.hidden = !inputs.every((input) => fits(finding, input));
            if (finding.hidden) continue;
            shown += 1;
            if (is_filtered) open_folds_above(finding);
        }
        for (const group of document.querySelectorAll(".cause, .outcome")) {
            group.hidden = is_filtered && !group.querySelector(".finding:not([hidden])");
        }
        for (const list of document.querySelectorAll(".lines")) list.hidden = is_filtered;
        const status = document.getElementById("shown");
        status.textContent = status.dataset.text.replace("{shown}", shown).replace("{all}", findings.length);
    };

    // The state stands in the address behind `#?`, so that a filtered view can be handed on.
    const write_address = () => {
        const state = new URLSearchParams();
        for (const input of inputs) if (is_set(input)) state.set(name_of(input), input.value);
        const text = state.toString();
        history.replaceState(null, "", text === "" ? "#findings" : "#?" + text);
    };

    const read_address = () => {
        if (!location.hash.startsWith("#?")) {
            open_folds_above(document.getElementById(location.hash.slice(1)));
            return;
        }
        const state = new URLSearchParams(location.hash.slice(2));
        for (const input of inputs) {
            input.value = state.get(name_of(input)) ?? (input.tagName === "SELECT" ? "*" : "");
            if (input.selectedIndex === -1) input.value = "*";
        }
        show();
        document.getElementById("findings").scrollIntoView();
    };

    if (form) {
        form.hidden = false;
        form.addEventListener("input", () => { show(); write_address(); });
        form.addEventListener("submit", (event) => event.preventDefault());
        form.addEventListener("reset", () => setTimeout(() => { show(); write_address(); }));
        show();
    }
    addEventListener("hashchange", read_address);
    read_address();

    // Copy -------------------------------------------------------------------------------------------------

    const select = (element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    };

    for (const button of document.querySelectorAll(".copy")) {
        const word = button.textContent;
        button.hidden = false;
        button.addEventListener("click", async () => {
            const text = button.parentElement.querySelector(".copy-text");
            try {
                await navigator.clipboard.writeText(text.textContent);
            } catch {
                select(text); // Where the browser does not let pages copy, the reader's own keys do.
                return;
            }
            button.textContent = document.body.dataset.copied;
            setTimeout(() => { button.textContent = word; }, 2000);
        });
    }

    // Print ------------------------------------------------------------------------------------------------

    let opened = [];
    addEventListener("beforeprint", () => {
        opened = [...document.querySelectorAll("details:not([open]):not(.no-print)")];
        for (const fold of opened) fold.open = true;
    });
    addEventListener("afterprint", () => { for (const fold of opened) fold.open = false; });
})();
