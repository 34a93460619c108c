#include "plugin/check/unpack_notices.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace proviso {
namespace {

class Sorter {
public:
    Sorter(const FormatSet& formats, const Vocabulary& vocabulary)
        : formats_(formats), vocabulary_(vocabulary) {}

    void take(const Input& input) {
        if (container_kind(input.bytes) == ContainerKind::None) {
            unpacked_.notices.push_back(input);
            return;
        }
        auto rest = for_each_input(input, [&](ContainedInput contained) {
            sort(std::move(contained));
            return true;
        });
        if (rest)
            unpacked_.documents.push_back(
                {input.name, std::make_shared<const std::string>(), std::move(rest)});
    }

    UnpackedNotices finish() && { return std::move(unpacked_); }

private:
    // A document of a known kind that is damaged has to be told by its fault, not read as text.
    void sort(ContainedInput contained) {
        const Input input{contained.name, *contained.bytes};
        const auto format =
            contained.fault ? Result<FormatInfo>{*contained.fault} : detect_format(formats_, input);
        const bool is_notice = format && format.value().has_rows;
        if (is_notice) {
            DossierBuilder trial{vocabulary_};
            auto read = read_document(formats_, input, trial);
            if (!read) contained.fault = std::move(read).error();
        }
        if (is_notice && !contained.fault) {
            unpacked_.notices.push_back(input);
            unpacked_.kept.push_back(std::move(contained.bytes));
        } else {
            unpacked_.documents.push_back(std::move(contained));
        }
    }

    const FormatSet& formats_;
    const Vocabulary& vocabulary_;
    UnpackedNotices unpacked_;
};

struct Kept {
    std::shared_ptr<const void> before;
    std::vector<std::shared_ptr<const std::string>> bytes;
};

}  // namespace

Result<UnpackedNotices> unpack_notices(const FormatSet& formats, const Vocabulary& vocabulary,
                                       std::span<const Input> inputs) {
    Sorter sorter{formats, vocabulary};
    for (const Input& input : inputs) sorter.take(input);
    UnpackedNotices unpacked = std::move(sorter).finish();
    if (!unpacked.notices.empty()) return unpacked;
    // The fault of the only document that there is says more than that there is no notice.
    const auto& documents = unpacked.documents;
    const auto faulty =
        std::ranges::find_if(documents, [](const ContainedInput& one) { return one.fault.has_value(); });
    std::string help = "name the notice itself, or an archive in which it lies";
    if (faulty != documents.end()) help = faulty->name + ": " + faulty->fault->message;
    return Error{"E-NOT-PROCUREMENT", "the archive holds no document that is read as a notice", help,
                 Place{inputs.empty() ? std::string{} : inputs.front().name, {}, 0, 0, 0}};
}

void keep_bytes(const UnpackedNotices& unpacked, DossierBuilder& builder) {
    auto bytes = unpacked.kept;
    for (const ContainedInput& document : unpacked.documents) bytes.push_back(document.bytes);
    if (bytes.empty()) return;
    for (DocumentRecord& record : builder.documents()) {
        record.keeps_alive = std::make_shared<const Kept>(Kept{std::move(record.keeps_alive), bytes});
    }
}

}  // namespace proviso
