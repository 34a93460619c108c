// Notices that come in a container: `tender.zip` with the notice, its corrections and its documents. What a
// map reads is a notice, everything else a document beside it.
//
// Door: `unpack_notices`. Thread rule: no state. Lifetime: the result keeps the bytes of what was taken out;
// `keep_bytes` hands them to the dossier.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/dossier.hpp"
#include "parsers/containers/containers.hpp"
#include "parsers/formats.hpp"

namespace proviso {

struct UnpackedNotices {
    std::vector<Input> notices;             // in order; those of a container in its order
    std::vector<ContainedInput> documents;  // the other inputs of containers, also those with a fault

    std::vector<std::shared_ptr<const std::string>> kept;
};

// One bad input of a container is told beside the others, and the rest of a cut one is a document with a
// fault. `E-NOT-PROCUREMENT` where there is no notice at all.
[[nodiscard]] Result<UnpackedNotices> unpack_notices(const FormatSet& formats, const Vocabulary& vocabulary,
                                                     std::span<const Input> inputs);

// Every document of the dossier keeps what was taken out alive.
void keep_bytes(const UnpackedNotices& unpacked, DossierBuilder& builder);

}  // namespace proviso
