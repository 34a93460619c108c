#include "parsers/large_document.hpp"

#include <utility>

#include "parsers/format_state.hpp"
#include "parsers/maps/commit.hpp"
#include "parsers/maps/workspace.hpp"
#include "parsers/xml/stream_reader.hpp"

namespace proviso {
namespace {

// Hands the events of a document in pieces to a reader of whole ones. No text is a view into a document, so
// the reader copies what it keeps.
class Forward final : public xml::StreamHandler {
public:
    explicit Forward(xml::Handler& handler) : handler_(handler) {}

    void start_element(const xml::StartElement& element, std::uint32_t /*tag_end*/) override {
        if (handler_.passes_over()) return handler_.pass_start();
        handler_.start_element(element);
        pass_on();
    }
    void end_element(std::uint32_t /*end*/) override {
        if (handler_.passes_over()) return handler_.pass_end();
        handler_.end_element();
        pass_on();
    }
    void text(std::string_view piece) override {
        if (!handler_.wants_text()) return;
        handler_.text(piece);
        pass_on();
    }

private:
    void pass_on() {
        if (handler_.has_stopped()) stop(handler_.take_stop());
    }

    xml::Handler& handler_;
};

}  // namespace

Result<DocumentIndex> read_large_document(const FormatSet& formats, std::string name, ByteSource& source,
                                          DossierBuilder& builder) {
    const RootChooser chooser{formats.state()};
    maps::Workspace workspace;
    maps::Reader reader{chooser, {}, builder, workspace};
    Forward forward{reader};
    Status status = xml::read_stream(name, source, forward);
    if (!status) {
        status.error().place.document = name;
        return std::move(status).error();
    }
    maps::DocumentTexts texts{name, {}, {}, nullptr};
    Result<DocumentIndex> added = maps::commit(reader.automaton(), workspace, std::move(texts), builder);
    if (!added) added.error().place.document = name;
    return added;
}

}  // namespace proviso
