// The parts of an XLSX file beside its sheets: which sheets there are, the shared strings, and what the
// number formats mean. Part of `parsers/table/xlsx.hpp`.
//
// Thread rule: each handler belongs to one read.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/xml/sax_reader.hpp"

namespace proviso::table {

struct SheetEntry {
    std::string name;
    std::string relation;
    bool is_hidden = false;
};

class WorkbookHandler final : public xml::Handler {
public:
    WorkbookHandler() { want_text(false); }
    void start_element(const xml::StartElement& element) override;
    void end_element() override {}
    void text(std::string_view /*piece*/) override {}

    std::vector<SheetEntry> sheets;
    bool counts_from_1904 = false;
};

// By relation id: the part that it leads to, below `xl/`.
class RelationHandler final : public xml::Handler {
public:
    RelationHandler() { want_text(false); }
    void start_element(const xml::StartElement& element) override;
    void end_element() override {}
    void text(std::string_view /*piece*/) override {}

    std::map<std::string, std::string, std::less<>> targets;
};

class SharedStringHandler final : public xml::Handler {
public:
    SharedStringHandler() { want_text(false); }
    void start_element(const xml::StartElement& element) override;
    void end_element() override;
    void text(std::string_view piece) override;

    std::vector<std::string> strings;

private:
    std::uint32_t depth_ = 0;
    std::uint32_t phonetic_depth_ = 0;  // pronunciation in Japanese files is no part of the text
    std::uint32_t text_depth_ = 0;
};

// What the number of a cell means to the person who looks at it.
enum class Shown : std::uint8_t { Number, Date, PerCent };

class StyleHandler final : public xml::Handler {
public:
    StyleHandler() { want_text(false); }
    void start_element(const xml::StartElement& element) override;
    void end_element() override;
    void text(std::string_view /*piece*/) override {}

    [[nodiscard]] Shown shown(std::size_t style) const {
        return style < cell_formats_.size() ? cell_formats_[style] : Shown::Number;
    }

private:
    std::map<std::uint32_t, Shown> own_formats_;
    std::vector<Shown> cell_formats_;
    std::uint32_t depth_ = 0;
    std::uint32_t formats_depth_ = 0;  // within `cellXfs`
};

// A format of the user's, such as `dd.mm.yyyy` or `0.0 %`.
[[nodiscard]] Shown shown_by(std::string_view format_code);

}  // namespace proviso::table
