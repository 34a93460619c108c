// A draft that is judged before there is a notice: a dossier of one procedure with one lot, which is made
// from what the buyer says about it. The drafts themselves are attached like documents beside a notice.
//
// Doors: `begin_draft` before the documents, `end_draft` after them. Thread rule: the builder's owner calls
// them.
#pragma once

#include <string>
#include <vector>

#include "model/base/date.hpp"
#include "model/base/result.hpp"
#include "model/dossier.hpp"
#include "model/report.hpp"

namespace proviso {

struct Draft {
    std::vector<std::string> cpv;  // the main code first; eight digits, with or without the check digit
    std::string language;          // of the drafts; empty: each document's own
};

// The procedure is judged as if its notice went out on `as_of`, as rules are in force by the day of dispatch.
// What only a notice can say is *not carried*; the places where a clause can stand are *silent*, for the
// drafts are all there is.
// Errors: `E-DRAFT` without a code, or for a text that is no CPV code; `E-DRAFT-LANGUAGE` for what names no
// language.
[[nodiscard]] Status begin_draft(const Draft& draft, Date as_of, DossierBuilder& builder);

// Errors: `E-DRAFT-LANGUAGE` where the language of a draft is neither given nor in the document: phrases are
// not looked for in a text of unknown language, and a draft without findings would look sound.
[[nodiscard]] Status end_draft(const Draft& draft, DossierBuilder& builder);

// What stands in the dossier for the notice that is not there, among the documents; it is no document.
[[nodiscard]] bool is_draft_record(const DocumentRecord& record);

// That there was no notice, for the list of what was not looked at.
[[nodiscard]] NotChecked describe_draft(Date as_of, std::string_view language);

}  // namespace proviso
