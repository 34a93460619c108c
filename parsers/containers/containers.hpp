// Files that hold other files: ZIP, ASiC-E, tar and tar.gz. What is in them comes out one by one, under a
// name that says where it was: `tender.zip!/folder/notice.xml`. A container within a container is opened as
// well, one within that is an input like any other.
//
// Doors: `container_kind`, `for_each_input`. Thread rule: any thread; nothing is shared between two calls.
// Lifetime: what is handed out owns its bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "model/base/result.hpp"
#include "parsers/input.hpp"

namespace proviso {

// `None` for every other file, also for office documents, which are ZIP files but one document.
enum class ContainerKind : std::uint8_t { None, Zip, SignedZip, Tar, PackedTar };
[[nodiscard]] ContainerKind container_kind(std::string_view bytes);

// `zip`, `asic-e`, `tar`, `tar.gz`; empty for none.
[[nodiscard]] std::string_view container_name(ContainerKind kind);

struct ContainedInput {
    std::string name;
    std::shared_ptr<const std::string> bytes;  // never null
    std::optional<Error> fault;                // why it could not be taken out; then there are no bytes
};

// Returns false to end the reading.
using InputSink = std::function<bool(ContainedInput input)>;

// Hands out what a container holds. Folders are left out, and what operating systems put into archives for
// themselves, and the signatures of an ASiC-E. Nothing when all was read; else why the rest is not known, as
// `archive::read_archive`. What came before is whole. A fault of an inner container is one input with a
// fault.
[[nodiscard]] std::optional<Error> for_each_input(const Input& container, const InputSink& sink);

}  // namespace proviso
