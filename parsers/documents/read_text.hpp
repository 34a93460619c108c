// The text of one document beside the notice, whatever kind of file it is.
// Thread rule: pure function, any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/language.hpp"
#include "model/base/result.hpp"
#include "model/dossier.hpp"
#include "model/remark.hpp"
#include "parsers/input.hpp"
#include "parsers/pdf/pdf_text.hpp"

namespace proviso {

// A stretch of the text in one language; unknown where the file names none.
struct TextPart {
    std::string_view text;
    LanguageTag language;
};

struct ReadText {
    std::string format;                          // `plain-text`, `html`, `docx`, `odt`, `pdf`, `unreadable`
    std::string_view text;                       // UTF-8; a view into the bytes, or into `storage`
    std::shared_ptr<const std::string> storage;  // null where the text is a view into the bytes
    LanguageTag language;                        // that the file itself names, the main one
    std::vector<Remark> notes;                   // for `unreadable`, why
    std::vector<TextPart> parts;                 // the text by language, the main one first
    std::vector<PaperPlace> places;              // paragraphs or pages, where the kind of file has them
    bool is_partial = false;  // the file holds more than was read: what is not found may stand there
};

struct ReadOptions {
    bool allows_programs = false;  // may PDF files be read, by programs of their own
    pdf::PdfPrograms pdf;
};

// A file without any text in it is unreadable too: a page that a script fills says nothing, but holds no
// less.
[[nodiscard]] ReadText read_text(const Input& input, const ReadOptions& options = {});

// The same for a file that is not read at all, because of this fault.
[[nodiscard]] ReadText unreadable_text(const Error& fault);

}  // namespace proviso
