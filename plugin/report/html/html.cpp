#include "plugin/report/html/html.hpp"

#include "plugin/report/embedded_html.hpp"
#include "plugin/report/html/page.hpp"
#include "plugin/report/html/policy.hpp"
#include "plugin/report/machine_data.hpp"

#include "model/base/unicode.hpp"

#include <array>

namespace proviso {
namespace {

using html::Page;

constexpr std::size_t machine_data_max = 2'000'000;  // beyond it `--format json` is the better way

std::string_view built_in(std::string_view name) {
    for (const EmbeddedFile& file : embedded_html_files()) {
        if (file.path.ends_with(name)) return file.bytes;
    }
    return {};
}

// `<` could end the element that holds the data; in JSON it stands within strings only, where the escape
// means the same.
std::string data_of(const Report& report) {
    WriteOptions options;
    options.shows_all = true;
    std::string data;
    for (const char each : machine_data(report, options, -1)) {
        if (each == '<') {
            data += "\\u003c";
        } else if (each == '>') {
            data += "\\u003e";
        } else {
            data += each;
        }
    }
    return data.size() <= machine_data_max ? data : std::string{};
}

// What each printed page says at its foot is a text of CSS.
std::string style_for(const Page& page) {
    const std::string name = page.case_name();
    const std::string date = page.long_date(page.report.as_of);
    const std::string foot = page.say("printed-case", {{"case", name}, {"date", date}});
    return std::string{built_in("style.css")} + "@page { @bottom-left { content: \"" + html::css_text(foot) +
           "\"; font: 8pt system-ui, sans-serif; } }\n";
}

void write_head(Page& page, std::string_view style, std::string_view script) {
    const auto head = page.markup.element("head");
    page.markup.empty("meta", {{"charset", "utf-8"}});
    page.markup.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                               {"content", html::content_policy(style, script)}});
    page.markup.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    page.markup.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    page.markup.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
    const std::string verdict = page.say("lot-" + std::string{verdict_name(page.report.verdict)});
    const std::string name = page.case_name();
    page.markup.leaf("title", name + " · " + verdict + " · Proviso");
    page.markup.verbatim("<style>");
    page.markup.verbatim(style);
    page.markup.verbatim("</style>\n");
}

struct Part {
    std::string_view id;
    std::string_view heading;
    void (*write)(Page&);
};

constexpr std::array parts{Part{"checklist", "heading-checklist", html::write_checklist},
                           Part{"lots", "heading-lots", html::write_lots},
                           Part{"todo", "heading-todo", html::write_todo},
                           Part{"findings", "heading-findings", html::write_findings},
                           Part{"proposed", "heading-proposed", html::write_proposed},
                           Part{"decisions", "heading-decisions", html::write_decisions},
                           Part{"parameters", "heading-parameters", html::write_parameters},
                           Part{"reading", "heading-read", html::write_reading}};

// The contents name what is there: a part that wrote nothing is left out.
void write_parts(Page& page, std::string_view data) {
    std::array<std::string, parts.size()> written;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Page part{{page.report, page.options}, html::Markup{written[i]}};
        parts[i].write(part);
    }
    const auto columns = page.markup.element("div", {{"class", "columns wide"}});
    {
        const auto contents =
            page.markup.element("nav", {{"class", "contents"}, {"aria-label", page.say("on-this-page")}});
        page.markup.leaf("p", page.say("on-this-page"), {{"class", "label"}});
        const auto list = page.markup.element("ul");
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (written[i].empty()) continue;
            const auto item = page.markup.element("li");
            page.markup.leaf("a", page.say(parts[i].heading), {{"href", "#" + std::string{parts[i].id}}});
        }
        const auto item = page.markup.element("li");
        page.markup.leaf("a", page.say("heading-checksums"), {{"href", "#checksums"}});
    }
    const auto body = page.markup.element("div", {{"class", "body"}});
    for (const std::string& each : written) page.markup.verbatim(each);
    html::write_checksums(page, data);
}

void write_body(Page& page, std::string_view script) {
    const std::string data = data_of(page.report);
    const auto body = page.markup.element("body", {{"data-copied", page.say("copied")}});
    page.markup.leaf("a", page.say("skip"), {{"class", "skip"}, {"href", "#findings"}});
    page.markup.verbatim(built_in("icons.svg"));
    html::write_header(page);
    {
        const auto main = page.markup.element("main");
        html::write_first_screen(page);
        write_parts(page, data);
    }
    {
        const auto footer = page.markup.element("footer", {{"class", "wide"}});
        page.markup.leaf("p", page.say("written-by", {{"version", PROVISO_VERSION}}));
    }
    if (!data.empty()) {
        page.markup.verbatim("<script type=\"application/json\" id=\"proviso-report\">");
        page.markup.verbatim(data);
        page.markup.verbatim("</script>\n");
    }
    page.markup.verbatim("<script>");
    page.markup.verbatim(script);
    page.markup.verbatim("</script>\n");
}

}  // namespace

void write_html(const Report& report, const WriteOptions& options, const Sink& sink) {
    std::string text = "<!doctype html>\n";
    Page page{{report, options}, html::Markup{text}};
    const std::string style = style_for(page);
    const std::string_view script = built_in("script.js");
    {
        const auto root = page.markup.element("html", {{"lang", report.language}});
        write_head(page, style, script);
        write_body(page, script);
    }
    sink(text);
}

}  // namespace proviso
