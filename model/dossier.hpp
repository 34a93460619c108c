// The dossier: typed rows of what the documents of one procedure say, each value with its state and its
// place. Everything that Proviso knows is a way into the dossier, a question about it, or a way out of it.
//
// Doors: `DossierBuilder` to fill it, `Dossier` to ask it. Thread rule: the builder has one owner; a finished
// dossier is immutable and may be read from any thread. Lifetime: a dossier keeps the texts of its cells and
// whatever `DocumentRecord::keeps_alive` holds; the vocabulary must outlive it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/arena.hpp"
#include "model/base/language.hpp"
#include "model/base/limits.hpp"
#include "model/coverage.hpp"
#include "model/remark.hpp"
#include "model/vocabulary.hpp"

namespace proviso {

// Decision 1: a value is given, silent, or blocked. Silence is never a verdict.
enum class State : std::uint8_t {
    Given,
    Silent,             // the document could say it and does not
    DeclaredElsewhere,  // the document says: see another document
    Withheld,           // masked by the sender, such as by eForms privacy
    Unreadable,         // there, but not to be understood
    NotSupplied,        // stands in a document that was not handed in
    NotCarried          // the format, or this notice subtype, has no place for it
};

[[nodiscard]] constexpr bool is_blocked(State state) { return state > State::Silent; }

// `given`, `silent`, `declared-elsewhere` …: the words of rules, notation and reports.
[[nodiscard]] std::string_view state_name(State state);

using RowIndex = std::uint32_t;
using DocumentIndex = std::uint16_t;
inline constexpr RowIndex no_row = 0xffffffffU;
inline constexpr RowIndex root_row = 0;  // the row of entity `dossier`; always there

// One value of one field, or the reason why there is none.
struct Cell {
    std::string_view
        text;  // trimmed; for a code the concept; for a blocked cell what the document says instead
    std::string_view raw;     // as the document spells it, where that differs from `text`; else empty
    std::string_view path;    // where in the document; empty for cells that no document holds
    std::int64_t number = 0;  // Date: days since 1970-01-01; YesNo: 0 or 1; Number, Percentage,
                              // Money (`EUR 20000`): millionths; Period (`30 days`): its count
    std::uint32_t byte = 0;   // offset of the element's tag in the UTF-8 text
    FieldId field = no_field;
    DocumentIndex document = 0;
    LanguageTag language;
    State state = State::Given;
};

struct Row {
    EntityId entity = no_entity;
    FieldId list = no_field;  // the field of the parent that lists this row
    RowIndex parent = no_row;
    std::uint32_t byte = 0;
    DocumentIndex document = 0;
    std::string_view path;
};

// Where a text stands on paper, from `byte` of the document's text on; 0 for what the kind of document lacks.
struct PaperPlace {
    std::uint64_t byte = 0;
    std::uint32_t page = 0;       // from 1
    std::uint32_t paragraph = 0;  // from 1; those without text do not count
    // Of a spreadsheet, each from 1: which of `DocumentRecord::sheets`, and the cell on it.
    std::uint32_t sheet = 0;
    std::uint32_t sheet_row = 0;
    std::uint32_t sheet_column = 0;
};

// A file that stands in a document as base64. The text that it is for is a cell *not supplied* at the same
// place.
struct EnclosedFile {
    std::string_view base64;
    std::uint32_t byte = 0;  // of the element that holds it
};

// `B7`: as spreadsheets name a cell; column and row count from 1.
struct SheetCell {
    std::uint32_t column = 0;
    std::uint32_t row = 0;
};
[[nodiscard]] std::string cell_name(SheetCell cell);

// The place of a byte of the document, by the table of its places; null where there is none.
[[nodiscard]] const PaperPlace* find_place(std::span<const PaperPlace> places, std::uint64_t byte);

struct DocumentRecord {
    std::string name;                 // as handed in
    std::string format;               // the map's name, `eforms-contract-notice`, or `plain-text`, `html`
    std::string format_version;       // `1.13`, empty where the format has none
    std::string_view text;            // UTF-8 form, for line, column and excerpts
    std::string_view bytes;           // as handed in, for the digest
    std::vector<PaperPlace> places;   // by byte; empty where lines are what people go by
    std::vector<std::string> sheets;  // names of the sheets of a spreadsheet
    std::vector<bool>
        carried;  // by field id: can this document hold the field at all; empty: it can hold every field
    std::vector<Remark> notes;  // for the reader, such as the version that was read as another
    std::vector<EnclosedFile> enclosed;
    Coverage coverage;
    std::shared_ptr<const void> keeps_alive;
};

class Dossier {
public:
    [[nodiscard]] const Vocabulary& vocabulary() const { return *vocabulary_; }
    [[nodiscard]] std::span<const DocumentRecord> documents() const { return documents_; }
    [[nodiscard]] const Row& row(RowIndex index) const { return rows_[index]; }
    [[nodiscard]] std::size_t row_count() const { return rows_.size(); }

    // The rows that `list` of `parent` holds, in document order.
    [[nodiscard]] std::span<const RowIndex> children(RowIndex parent, FieldId list) const;

    // The cells of a field, in document order: values, and markers for blocked ones. A marker beside rows
    // says that the list is open: there may be more.
    [[nodiscard]] std::span<const Cell> cells(RowIndex row, FieldId field) const;

    // Given when there is a given value or a row; else the state of the first marker; else silent or not
    // carried.
    [[nodiscard]] State state(RowIndex row, FieldId field) const;

    // For a list of rows: the state that keeps it open (decision 3), `Given` when it is closed and holds
    // rows, `Silent` when it is closed and empty.
    [[nodiscard]] State openness(RowIndex row, FieldId list) const;

    // The value by which people name the row: its field `id`, else its first given text.
    [[nodiscard]] std::string_view row_id(RowIndex row) const;

private:
    friend class DossierBuilder;
    const Vocabulary* vocabulary_ = nullptr;
    Arena arena_;
    std::vector<DocumentRecord> documents_;
    std::vector<Row> rows_;
    std::vector<Cell> cells_;                        // by row, then field, then document order
    std::vector<std::uint32_t> cells_of_;            // row -> first cell; one more than rows
    std::vector<RowIndex> children_;                 // by parent, then list, then document order
    std::vector<std::uint32_t> children_of_;         // row -> first child; one more than rows
    std::map<RowIndex, std::vector<bool>> carried_;  // by field; of rows that several documents describe
};

class DossierBuilder {
public:
    explicit DossierBuilder(const Vocabulary& vocabulary);

    [[nodiscard]] const Vocabulary& vocabulary() const { return *dossier_.vocabulary_; }
    [[nodiscard]] std::span<DocumentRecord> documents() { return dossier_.documents_; }

    DocumentIndex add_document(DocumentRecord document);

    // A new row, in the list `row.list` of `row.parent`.
    RowIndex add_row(const Row& row);

    // The cell's texts must be stored already (`store`) or outlive the dossier. Date, yes-no, number, money
    // and period cells get `number` from their text here; a text that is none of the kind turns the cell
    // `Unreadable`.
    void add_cell(RowIndex row, Cell cell);

    [[nodiscard]] std::string_view store(std::string_view text) { return dossier_.arena_.store(text); }

    // What has been added so far; for those who bind documents to the rows that refer to them.
    [[nodiscard]] std::span<const Row> rows() const { return dossier_.rows_; }
    struct PendingCell {
        RowIndex row;
        Cell cell;
    };
    [[nodiscard]] std::span<PendingCell> cells() { return pending_; }

    // Puts other rows and cells in the place of those added so far; for those who join documents. The first
    // row is the dossier's own. `carried` has, by field, what several documents together can hold in a row.
    using CarriedByRow = std::map<RowIndex, std::vector<bool>>;
    void replace(std::vector<Row> rows, std::vector<PendingCell> cells, CarriedByRow carried);

    // Rows of one list with the same key are one row (decision 17). `E-LIMIT-ROWS` beyond the limits.
    [[nodiscard]] Result<Dossier> finish() &&;

private:
    Dossier dossier_;
    std::vector<PendingCell> pending_;
};

// The value of a Number or Percentage cell: millionths; nothing for what is no xsd:decimal or is out of
// range.
[[nodiscard]] bool parse_decimal(std::string_view text, std::int64_t& millionths);

}  // namespace proviso
