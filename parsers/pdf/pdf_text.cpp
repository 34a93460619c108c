#include "parsers/pdf/pdf_text.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "model/base/unicode.hpp"

namespace proviso::pdf {
namespace {

std::optional<std::string> find_program(const PdfPrograms& programs, std::string_view name) {
    for (const std::string& folder : programs.folders) {
        std::string path = fmt::format("{}/{}", folder, name);
        if (access(path.c_str(), X_OK) == 0) return path;
    }
    return std::nullopt;
}

Error refused(std::string code, std::string message, std::string help) {
    return Error{std::move(code), std::move(message), std::move(help), Place{}};
}

// What `pdftotext` means by its status and its words.
std::optional<Error> refusal_of(const ProgramRun& run) {
    constexpr int copying_forbidden = 3;
    constexpr std::string_view print_again = "print it to PDF again and hand that in";
    if (run.status == 0) return std::nullopt;
    if (run.complaints.find("password") != std::string::npos) {
        return refused("E-PDF-LOCKED", "it is locked with a password", "hand in a copy without a password");
    }
    if (run.status == copying_forbidden) {
        return refused("E-PDF-LOCKED", "its author does not allow that text is copied from it",
                       "hand in a copy that allows it");
    }
    return refused("E-PDF-BROKEN", "it is damaged, or no PDF file", std::string{print_again});
}

bool is_blank(std::string_view text) {
    return std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) <= ' '; });
}

// A small grey picture of the page: one colour all over is an empty sheet, and anything else holds something
// that has no text, such as a scan.
bool shows_something(std::string_view bytes, std::uint32_t page, const PdfPrograms& programs) {
    const auto program = find_program(programs, "pdftoppm");
    if (!program) return true;
    const std::string number = std::to_string(page);
    constexpr std::string_view dots_per_inch = "16";
    const auto run =
        run_program({*program,
                     {"-f", number, "-l", number, "-r", std::string{dots_per_inch}, "-gray", "-"},
                     bytes,
                     programs.limits});
    if (!run || run.value().status != 0) return true;
    std::string_view picture = run.value().output;
    constexpr int header_lines = 3;  // kind, size, depth
    for (int i = 0; i < header_lines; ++i) picture.remove_prefix(picture.find('\n') + 1);
    return picture.empty() || picture.find_first_not_of(picture.front()) != std::string_view::npos;
}

std::string named(const std::vector<std::uint32_t>& pages) {
    constexpr std::size_t named_max = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(pages.size(), named_max); ++i) {
        text += fmt::format("{}{}", i == 0 ? "" : ", ", pages[i]);
    }
    return pages.size() > named_max ? text + ", …" : text;
}

// A page ends with a form feed, which becomes a line end: a sentence may run on over the page.
std::vector<std::uint32_t> part_pages(PdfText& pdf) {
    std::vector<std::uint32_t> without_text;
    std::size_t begin = 0;
    for (std::uint32_t page = 1; begin < pdf.text.size(); ++page) {
        const std::size_t end = std::min(pdf.text.find('\f', begin), pdf.text.size());
        if (is_blank(std::string_view{pdf.text}.substr(begin, end - begin))) without_text.push_back(page);
        pdf.pages.push_back({begin, page, 0});
        if (end < pdf.text.size()) pdf.text[end] = '\n';
        begin = end + 1;
    }
    return without_text;
}

void keep_those_that_show(std::vector<std::uint32_t>& pages, std::string_view bytes,
                          const PdfPrograms& programs) {
    std::size_t looked_at = 0;
    std::erase_if(pages, [&](std::uint32_t page) {
        return ++looked_at <= limits::blank_pages_looked_at_max && !shows_something(bytes, page, programs);
    });
}

void add_note(PdfText& pdf, Remark note) {
    pdf.is_partial = true;
    pdf.notes.push_back(std::move(note));
}

}  // namespace

Result<PdfText> read_pdf(std::string_view bytes, const PdfPrograms& programs) {
    const auto program = find_program(programs, "pdftotext");
    if (!program) {
        return refused("E-PDF-PROGRAM", "the program `pdftotext` that reads PDF files is not installed",
                       "install the package `poppler-utils`");
    }
    PROVISO_TRY(run,
                run_program({*program, {"-enc", "UTF-8", "-eol", "unix", "-", "-"}, bytes, programs.limits}));
    if (auto refusal = refusal_of(run)) return *std::move(refusal);
    if (find_invalid_utf8(run.output) != std::string_view::npos) {
        return refused("E-ENC", "its text is no valid Unicode", "print it to PDF again and hand that in");
    }
    PdfText pdf;
    pdf.text = std::move(run.output);
    std::ranges::replace(pdf.text, '\0', ' ');
    std::vector<std::uint32_t> without_text = part_pages(pdf);
    if (without_text.size() == pdf.pages.size()) {
        return refused("E-NO-TEXT", "its pages hold no text, as those of a scanned document",
                       "run text recognition over it, or hand in the document that was printed");
    }
    keep_those_that_show(without_text, bytes, programs);
    if (!without_text.empty()) {
        add_note(pdf, Remark{"remark-pages-without-text", {{"pages", named(without_text)}}});
    }
    if (run.complaints.find("Syntax Error") != std::string::npos) {
        add_note(pdf, Remark{"remark-pdf-damaged", {}});
    }
    return pdf;
}

}  // namespace proviso::pdf
