#include "plugin/check/notices.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/joining.hpp"

namespace proviso {
namespace {

// How a notice is known, and the notices that it names. Views into the dossier that is being built.
struct Notice {
    DocumentIndex document = 0;
    RowIndex row = no_row;
    std::string_view id;
    std::string_view version;
    std::string_view publication;
    std::string_view procedure;
    std::string_view subtype;
    std::string_view changed;
    std::vector<std::string_view> previous;
    std::vector<std::string_view> contracts;   // that it tells of, by their references
    std::vector<std::string_view> said_about;  // contracts that a supplier's document says it is about
    std::optional<std::int64_t> dispatched;
    std::optional<std::size_t> replaced_by;
    bool is_other_version = false;  // replaced by a newer version of itself, and not by a change notice
};

// Publication numbers are written with zeros before them or without.
std::string_view without_zeros(std::string_view text) {
    const std::size_t first = text.find_first_not_of('0');
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

// Whether a reference names this notice: by its id, its id and version, or its number of publication.
bool is_named(const Notice& notice, std::string_view reference) {
    if (reference.empty()) return false;
    if (!notice.publication.empty() && without_zeros(reference) == without_zeros(notice.publication))
        return true;
    if (notice.id.empty() || !reference.starts_with(notice.id)) return false;
    const std::string_view rest = reference.substr(notice.id.size());
    return rest.empty() || (rest.starts_with('-') && rest.substr(1) == notice.version);
}

std::uint32_t number_of(std::string_view version) {
    std::uint32_t number = 0;
    std::from_chars(version.data(), version.data() + version.size(), number);
    return number;
}

class Notices {
public:
    explicit Notices(DossierBuilder& builder) : builder_(builder), vocabulary_(builder.vocabulary()) {}

    Status join();

private:
    void find();
    void take(Notice& notice, const Cell& cell) const;
    [[nodiscard]] bool is_newer(const Notice& left, const Notice& right) const;
    void replace_versions();
    void replace_changed();
    [[nodiscard]] bool leads_to(const Notice& from, const Notice& notice) const;
    [[nodiscard]] bool is_related(const Notice& left, const Notice& right) const;
    [[nodiscard]] Status refuse_unrelated() const;
    void add_remarks();
    [[nodiscard]] std::vector<Standing> rank() const;
    void move_earlier(const std::vector<Standing>& standings);
    [[nodiscard]] const std::string& name_of(const Notice& notice) const {
        return builder_.documents()[notice.document].name;
    }

    DossierBuilder& builder_;
    const Vocabulary& vocabulary_;
    std::vector<Notice> notices_;  // by document
};

void Notices::take(Notice& notice, const Cell& cell) const {
    const Field& field = vocabulary_.field(cell.field);
    const std::string_view owner = vocabulary_.entity(field.owner).name;
    if (owner == "procedure" && field.name == "id") notice.procedure = cell.text;
    if (owner == "self-declaration" && field.name == "notice") notice.previous.push_back(cell.text);
    if (owner == "contract" && field.name == "reference") notice.contracts.push_back(cell.text);
    // A modification names a contract by a number that is good in its notice only.
    if (owner != "modification" && field.name == "contract") notice.said_about.push_back(cell.text);
    if (owner != "notice") return;
    if (field.name == "id") notice.id = cell.text;
    if (field.name == "version") notice.version = cell.text;
    if (field.name == "publication-number") notice.publication = cell.text;
    if (field.name == "subtype") notice.subtype = cell.text;
    if (field.name == "changed-notice") notice.changed = cell.text;
    if (field.name == "previous-notices") notice.previous.push_back(cell.text);
    if (field.name == "dispatched-on") notice.dispatched = cell.number;
}

void Notices::find() {
    notices_.resize(builder_.documents().size());
    for (std::size_t i = 0; i < notices_.size(); ++i) notices_[i].document = static_cast<DocumentIndex>(i);
    const std::span<const Row> rows = builder_.rows();
    const FieldId list = vocabulary_.find_field(vocabulary_.root(), "notice");
    for (RowIndex row = 1; row < rows.size(); ++row) {
        if (rows[row].list == list) notices_[rows[row].document].row = row;
    }
    for (const auto& [row, cell] : builder_.cells()) {
        if (cell.state == State::Given) take(notices_[cell.document], cell);
    }
}

bool Notices::is_newer(const Notice& left, const Notice& right) const {
    const std::uint32_t one = number_of(left.version);
    const std::uint32_t other = number_of(right.version);
    if (one != other) return one > other;
    if (left.dispatched != right.dispatched) return left.dispatched > right.dispatched;
    return left.document < right.document;  // the same twice: the first one counts
}

void Notices::replace_versions() {
    for (Notice& notice : notices_) {
        for (const Notice& other : notices_) {
            if (notice.id.empty() || other.id != notice.id || !is_newer(other, notice)) continue;
            const bool is_best = !notice.replaced_by || is_newer(other, notices_[*notice.replaced_by]);
            if (is_best) notice.replaced_by = other.document;
            notice.is_other_version = true;
        }
    }
}

// Whether `from` was replaced, over however many steps, by `notice`. Two notices that replace each other
// would leave nothing to look at.
bool Notices::leads_to(const Notice& from, const Notice& notice) const {
    const Notice* at = &from;
    for (std::size_t step = 0; at->replaced_by && step < notices_.size(); ++step) {
        at = &notices_[*at->replaced_by];
        if (at->document == notice.document) return true;
    }
    return false;
}

// A change notice is a whole new notice of the same kind.
void Notices::replace_changed() {
    for (Notice& notice : notices_) {
        for (const Notice& other : notices_) {
            const bool is_change = other.document != notice.document && is_named(notice, other.changed);
            if (!is_change || notice.replaced_by || other.subtype != notice.subtype) continue;
            if (leads_to(other, notice)) continue;
            notice.replaced_by = other.document;
        }
    }
}

// Whether a supplier's document is about a contract of the other one, or about the same contract. Two notices
// are not related by the reference of a contract: those of different buyers may be the same.
bool is_about(const Notice& document, const Notice& other) {
    return std::ranges::any_of(document.said_about, [&](std::string_view contract) {
        return std::ranges::find(other.contracts, contract) != other.contracts.end() ||
               std::ranges::find(other.said_about, contract) != other.said_about.end();
    });
}

bool Notices::is_related(const Notice& left, const Notice& right) const {
    const auto names = [](const Notice& one, const Notice& other) {
        return is_named(other, one.changed) || std::ranges::any_of(one.previous, [&](std::string_view text) {
                   return is_named(other, text);
               });
    };
    const bool is_same = !left.procedure.empty() && left.procedure == right.procedure;
    const bool is_same_notice = !left.id.empty() && left.id == right.id;
    return is_same || is_same_notice || names(left, right) || names(right, left) || is_about(left, right) ||
           is_about(right, left);
}

Status Notices::refuse_unrelated() const {
    // All that can be reached from the first notice, over what is related.
    std::vector<bool> is_reached(notices_.size());
    std::vector<std::size_t> open{0};
    is_reached[0] = true;
    while (!open.empty()) {
        const Notice& from = notices_[open.back()];
        open.pop_back();
        for (std::size_t i = 0; i < notices_.size(); ++i) {
            if (is_reached[i] || !is_related(from, notices_[i])) continue;
            is_reached[i] = true;
            open.push_back(i);
        }
    }
    const auto stranger = std::ranges::find(is_reached, false);
    if (stranger == is_reached.end()) return Done{};
    const Notice& other = notices_[static_cast<std::size_t>(stranger - is_reached.begin())];
    return Error{"E-UNRELATED",
                 "`" + name_of(notices_.front()) + "` and `" + name_of(other) +
                     "` are notices of different procedures: neither names the other, and the ids of their "
                     "procedures differ",
                 "check them one by one", Place{name_of(other), {}, 0, 0, 0}};
}

void Notices::add_remarks() {
    for (const Notice& notice : notices_) {
        if (!notice.replaced_by) continue;
        const Notice& newer = notices_[*notice.replaced_by];
        Remark remark{"remark-superseded-change", {{"document", std::string{name_of(newer)}}}};
        if (notice.is_other_version) {
            const bool is_same = newer.version == notice.version;
            remark.text = is_same ? "remark-superseded-same" : "remark-superseded-version";
            remark.values.emplace_back("version", std::string{newer.version});
        }
        builder_.documents()[notice.document].notes.push_back(std::move(remark));
    }
}

// By the day of dispatch. Where one notice does not say it, nobody can tell which is the newest. What is no
// notice, such as a tenderer's declaration, stands beside the newest one.
std::vector<Standing> Notices::rank() const {
    std::vector<std::int64_t> days;
    bool is_known = true;
    for (const Notice& notice : notices_) {
        if (notice.replaced_by || notice.row == no_row) continue;
        is_known = is_known && notice.dispatched.has_value();
        days.push_back(notice.dispatched.value_or(0));
    }
    std::ranges::sort(days);
    std::vector<Standing> standings;
    for (const Notice& notice : notices_) {
        Standing standing;
        standing.counts = !notice.replaced_by;
        if (is_known && standing.counts && !days.empty()) {
            const std::int64_t day = notice.row == no_row ? days.back() : *notice.dispatched;
            const auto place = std::ranges::lower_bound(days, day);
            standing.rank = static_cast<std::uint32_t>(place - days.begin());
        }
        standings.push_back(standing);
    }
    return standings;
}

void Notices::move_earlier(const std::vector<Standing>& standings) {
    std::size_t newest = notices_.size();
    for (std::size_t i = 0; i < notices_.size(); ++i) {
        if (notices_[i].row == no_row || !standings[i].counts) continue;
        if (newest == notices_.size() || standings[i].rank >= standings[newest].rank) newest = i;
    }
    const FieldId earlier = vocabulary_.find_field(vocabulary_.root(), "earlier-notices");
    if (earlier == no_field) return;
    std::vector<Row> rows{builder_.rows().begin(), builder_.rows().end()};
    for (std::size_t i = 0; i < notices_.size(); ++i) {
        if (i != newest && notices_[i].row != no_row) rows[notices_[i].row].list = earlier;
    }
    const auto cells = builder_.cells();
    builder_.replace(std::move(rows), {cells.begin(), cells.end()}, {});
}

Status Notices::join() {
    find();
    PROVISO_TRY(related, refuse_unrelated());
    static_cast<void>(related);
    replace_versions();
    replace_changed();
    add_remarks();
    const std::vector<Standing> standings = rank();
    move_earlier(standings);
    join_documents(builder_, standings);
    return Done{};
}

}  // namespace

Status read_notices(const FormatSet& formats, std::span<const Input> notices, DossierBuilder& builder) {
    for (const Input& notice : notices) {
        PROVISO_TRY(read, read_document(formats, notice, builder));
        static_cast<void>(read);
    }
    if (notices.size() < 2) return Done{};
    return Notices{builder}.join();
}

}  // namespace proviso
