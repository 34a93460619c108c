#include "parsers/documents/packed.hpp"

#include <utility>

#include "model/base/limits.hpp"
#include "parsers/documents/remarks.hpp"

namespace proviso {
namespace {

std::string_view text_of_kind(ContainerKind kind) {
    const bool is_tar = kind == ContainerKind::Tar || kind == ContainerKind::PackedTar;
    return is_tar ? "kind-tar" : "kind-zip";
}

class Unpacker {
public:
    bool take(ContainedInput document) {
        if (unpacked_.documents.size() >= limits::archive_documents_max) {
            ++left_out_;
        } else {
            unpacked_.documents.push_back(std::move(document));
        }
        return true;
    }

    Unpacked finish(ContainerKind kind, const std::optional<Error>& fault) && {
        const std::size_t count = unpacked_.documents.size();
        if (fault) note(file_unread(text_of_kind(kind), *fault));
        if (count == 0 && !unpacked_.is_partial) note(Remark{"remark-archive-empty", {}});
        if (left_out_ > 0) {
            note(Remark{"remark-archive-left-out",
                        {{"count", std::to_string(left_out_)},
                         {"most", std::to_string(limits::archive_documents_max)},
                         {"bytes", std::to_string(limits::archive_bytes_max)}}});
        }
        if (unpacked_.notes.empty()) {
            const char* const text = count == 1 ? "remark-archive-document" : "remark-archive-documents";
            unpacked_.notes.emplace_back(text, Remark::Pairs{{"count", std::to_string(count)}});
        }
        return std::move(unpacked_);
    }

private:
    void note(Remark remark) {
        unpacked_.is_partial = true;
        unpacked_.notes.push_back(std::move(remark));
    }

    Unpacked unpacked_;
    std::size_t left_out_ = 0;
};

}  // namespace

Unpacked unpack_documents(const Input& input) {
    Unpacker unpacker;
    const ContainerKind kind = container_kind(input.bytes);
    const auto fault =
        for_each_input(input, [&](ContainedInput document) { return unpacker.take(std::move(document)); });
    return std::move(unpacker).finish(kind, fault);
}

}  // namespace proviso
