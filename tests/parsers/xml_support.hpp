// What the tests of the gate and of the reader share: a handler that writes down what it hears, and the whole
// way from bytes to events.
#pragma once

#include "model/base/result.hpp"
#include "parsers/xml/sax_reader.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace proviso::test {

struct SeenElement {
    std::string uri;
    std::string name;
    std::vector<std::string> attributes;  // `name=value`, `{namespace}name=value`
    std::uint32_t byte = 0;
    std::uint32_t depth = 0;  // 1 for the root
    std::string text;         // all of it, pieces joined, without that of children
    const void* name_id = nullptr;
    const void* uri_id = nullptr;
};

class Recorder final : public xml::Handler {
public:
    void start_element(const xml::StartElement& element) override;
    void end_element() override;
    void text(std::string_view piece) override;

    std::vector<SeenElement> elements;

private:
    std::vector<std::size_t> open_;
};

// Hears everything and keeps nothing.
class Counter final : public xml::Handler {
public:
    void start_element(const xml::StartElement&) override { ++elements; }
    void end_element() override { ++ends; }
    void text(std::string_view piece) override { text_bytes += piece.size(); }

    std::size_t elements = 0;
    std::size_t ends = 0;
    std::size_t text_bytes = 0;
};

// Gate, conversion, reader: what happens to a document from outside.
[[nodiscard]] Status read_bytes(std::string_view name, std::string_view bytes, xml::Handler& handler);
[[nodiscard]] Status read_bytes(std::string_view bytes);

// The code of the refusal, or `accepted`.
[[nodiscard]] std::string code_of(const Status& status);
[[nodiscard]] std::string code_of(std::string_view bytes);

[[nodiscard]] std::string load(const std::filesystem::path& file);
[[nodiscard]] std::string repeat(std::string_view text, std::size_t count);

// A notice as large and as varied as a real one, written for these tests: `lots` lots, umlauts, comments,
// CDATA.
[[nodiscard]] std::string make_notice(std::size_t lots);

class Stopwatch {
public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace proviso::test
