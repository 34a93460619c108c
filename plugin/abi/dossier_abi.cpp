// What was read, from where, and what was not.
#include "plugin/abi/guard.hpp"

#include "model/notation.hpp"

namespace abi = proviso::abi;

namespace {

// One kind of remark on one document; null where there is none.
const std::vector<std::string>* remarks_of(const abi::DossierObject& object, std::size_t document,
                                           proviso_remark_kind kind) {
    const proviso::Coverage& coverage = object.dossier.documents()[document].coverage;
    if (kind == PROVISO_REMARK_NOTE) return &object.notes[document];
    if (kind == PROVISO_REMARK_UNKNOWN_CODE) return &coverage.unknown_codes;
    return kind == PROVISO_REMARK_FALLBACK_PATH ? &coverage.fallback_paths : nullptr;
}

const proviso::DocumentRecord* record_of(const abi::DossierObject& object, std::size_t index) {
    const auto documents = object.dossier.documents();
    return index < documents.size() ? &documents[index] : nullptr;
}

}  // namespace

void proviso_dossier_free(proviso_dossier* dossier) { abi::release<abi::DossierObject>(dossier); }

proviso_status proviso_dossier_notation(const proviso_dossier* dossier, int32_t with_places,
                                        proviso_sink sink, proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        PROVISO_TRY(object, abi::object_of<abi::DossierObject>(dossier, "dossier"));
        PROVISO_TRY(done, abi::check_sink(sink));
        static_cast<void>(done);
        proviso::NotationOptions options;
        options.shows_places = with_places != 0;
        return abi::send(sink, proviso::write_notation(object->dossier, options));
    });
}

size_t proviso_dossier_document_count(const proviso_dossier* dossier) {
    const auto object = abi::look_up<abi::DossierObject>(dossier);
    return object == nullptr ? 0 : object->dossier.documents().size();
}

proviso_status proviso_dossier_document(const proviso_dossier* dossier, size_t index,
                                        proviso_document* document, proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        PROVISO_TRY(object, abi::object_of<abi::DossierObject>(dossier, "dossier"));
        const proviso::DocumentRecord* record = record_of(*object, index);
        if (record == nullptr) return abi::bad_argument("there is no document of that number");
        const proviso::Coverage& coverage = record->coverage;
        return abi::fill(
            document, proviso_document{0, abi::view(record->name), abi::view(object->digests[index]),
                                       abi::view(record->format), abi::view(record->format_version),
                                       record->bytes.size(), coverage.read, coverage.left, coverage.unknown});
    });
}

size_t proviso_dossier_remark_count(const proviso_dossier* dossier, size_t document,
                                    proviso_remark_kind kind) {
    const auto object = abi::look_up<abi::DossierObject>(dossier);
    const proviso::DocumentRecord* record = object == nullptr ? nullptr : record_of(*object, document);
    if (record == nullptr) return 0;
    if (kind == PROVISO_REMARK_UNKNOWN_PATH) return record->coverage.unknown_paths.size();
    const std::vector<std::string>* remarks = remarks_of(*object, document, kind);
    return remarks == nullptr ? 0 : remarks->size();
}

proviso_status proviso_dossier_remark(const proviso_dossier* dossier, size_t document,
                                      proviso_remark_kind kind, size_t index, proviso_remark* remark,
                                      proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        PROVISO_TRY(object, abi::object_of<abi::DossierObject>(dossier, "dossier"));
        if (index >= proviso_dossier_remark_count(dossier, document, kind)) {
            return abi::bad_argument("there is no remark of that number");
        }
        const proviso::DocumentRecord& record = *record_of(*object, document);
        if (kind == PROVISO_REMARK_UNKNOWN_PATH) {
            const proviso::Coverage::Unknown& unknown = record.coverage.unknown_paths[index];
            return abi::fill(remark, proviso_remark{0, abi::view(unknown.path), unknown.count});
        }
        return abi::fill(remark,
                         proviso_remark{0, abi::view((*remarks_of(*object, document, kind))[index]), 1});
    });
}
