// The statement that a record is whole (decision 2): what is missing from it is not said from then on,
// instead of being unknown.
//
//     documents, requests; as of 2026-05-01; by "A. Keller"
//
// Doors: `read_record`, `close_record`, `describe_record`. Thread rule: no state.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/date.hpp"
#include "model/base/result.hpp"
#include "model/dossier.hpp"
#include "model/report.hpp"

namespace proviso {

struct RecordStatement {
    std::vector<std::string> lists;  // `documents`, or lists of the dossier
    std::optional<Date> as_of;       // nothing: the day of the check
    std::string by;                  // who says so

    // What came after the day of the statement is not in it: nobody has said that there is nothing.
    [[nodiscard]] bool holds_on(Date day) const { return !as_of || day <= *as_of; }
};

// As Clause writes it, in tests as well. `E-RECORD` where it cannot be read.
[[nodiscard]] Result<RecordStatement> read_record(std::string_view words);

// `E-RECORD` for a list that the model does not have.
[[nodiscard]] Status close_record(const RecordStatement& statement, DossierBuilder& builder);

// Into the report's notes; a statement that does not hold any more, into what was not checked.
void describe_record(const RecordStatement& statement, Report& report);

}  // namespace proviso
