// What a report says beside its findings: the case, the lots, the documents and the packs.
// Thread rule: no state.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/report.hpp"
#include "rules/language/texts.hpp"

namespace proviso {

// The number by which the buyer finds the procedure: her own reference, else its id, else the notice's.
[[nodiscard]] std::string case_id_of(const Dossier& dossier);

// The lots with the title in `language` where there is one; the verdict of each is over its own findings.
[[nodiscard]] std::vector<LotSummary> summarise_lots(const Dossier& dossier,
                                                     std::span<const Finding> findings,
                                                     std::string_view language);

// The remarks on how a document was read are said in `language`.
[[nodiscard]] std::vector<DocumentSummary> summarise_documents(const Dossier& dossier,
                                                               const clause::TextCatalogue& texts,
                                                               std::string_view language);

// The stage of the procedure, where all findings agree on it.
[[nodiscard]] std::string stage_of(std::span<const Finding> findings);

}  // namespace proviso
