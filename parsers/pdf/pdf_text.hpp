// The text of a PDF file, by `pdftotext` of poppler, where that is installed: PDF is too large a format to
// read hostile files of it within the host's own process.
//
// Door: `read_pdf`. Thread rule: any thread; runs programs, so only where the host allows it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"
#include "model/dossier.hpp"
#include "model/remark.hpp"
#include "parsers/pdf/program.hpp"

namespace proviso::pdf {

struct PdfPrograms {
    // Where poppler's programs are; only these folders are searched, as a search path can be somebody else's.
    std::vector<std::string> folders{"/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"};
    ProgramLimits limits;
};

struct PdfText {
    std::string text;               // UTF-8
    std::vector<PaperPlace> pages;  // where each begins; those without text too
    std::vector<Remark> notes;
    bool is_partial = false;  // pages that show something and hold no text, or a damaged file
};

// Errors: those of `run_program`; E-PDF-PROGRAM where `pdftotext` is not installed, E-PDF-LOCKED (password,
// or copying not allowed), E-PDF-BROKEN, E-NO-TEXT (scanned), E-ENC.
[[nodiscard]] Result<PdfText> read_pdf(std::string_view bytes, const PdfPrograms& programs = {});

}  // namespace proviso::pdf
