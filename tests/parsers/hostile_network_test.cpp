// A listener on the loopback address stands for every server that a document could make us call. It must hear
// nothing, behind the gate and without it.
#include "tests/parsers/xml_support.hpp"
#include "tests/support/catch.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>

namespace test = proviso::test;
namespace xml = proviso::xml;
using proviso::Status;

namespace {

class Canary {
public:
    Canary() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const generic = reinterpret_cast<sockaddr*>(&address);
        is_listening_ = socket_ >= 0 && ::bind(socket_, generic, size) == 0 && ::listen(socket_, 16) == 0 &&
                        ::getsockname(socket_, generic, &size) == 0;
        port_ = ntohs(address.sin_port);
    }
    Canary(const Canary&) = delete;
    Canary& operator=(const Canary&) = delete;
    ~Canary() { ::close(socket_); }

    [[nodiscard]] bool is_listening() const { return is_listening_; }
    [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

    // A connection attempt waits in the queue of the listener until somebody looks.
    [[nodiscard]] bool was_called() const {
        pollfd waiting{socket_, POLLIN, 0};
        return ::poll(&waiting, 1, 50) > 0;
    }

    [[nodiscard]] bool hears_a_call() const {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port_);
        const int caller = ::socket(AF_INET, SOCK_STREAM, 0);
        const bool has_called = ::connect(caller, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        ::close(caller);
        return has_called && was_called();
    }

private:
    int socket_;
    bool is_listening_ = false;
    std::uint16_t port_ = 0;
};

std::vector<std::string> documents_that_call(const std::string& host) {
    std::vector<std::string> documents;
    for (const std::string scheme : {"http", "https", "ftp"}) {
        const std::string url = scheme + "://" + host + "/x";
        documents.insert(
            documents.end(),
            {"<!DOCTYPE n [<!ENTITY x SYSTEM '" + url + "'>]><n>&x;</n>",
             "<!DOCTYPE n [<!ENTITY x PUBLIC 'p' '" + url + "'>]><n a='&x;'/>",
             "<!DOCTYPE n SYSTEM '" + url + "'><n/>", "<!DOCTYPE n PUBLIC 'p' '" + url + "'><n/>",
             "<!DOCTYPE n [<!ENTITY % x SYSTEM '" + url + "'> %x;]><n/>",
             "<n xmlns:i='http://www.w3.org/2001/XInclude'><i:include href='" + url + "'/></n>",
             "<n xmlns:s='http://www.w3.org/2001/XMLSchema-instance' s:schemaLocation='urn:n " + url + "'/>",
             "<n xmlns:s='http://www.w3.org/2001/XMLSchema-instance' s:noNamespaceSchemaLocation='" + url +
                 "'/>",
             "<?xml-stylesheet type='text/xsl' href='" + url + "'?><n/>",
             "<?xml-model href='" + url + "'?><n/>", "<?oasis-xml-catalog catalog='" + url + "'?><n/>",
             "<n xml:base='" + url + "' xmlns='" + url + "'><a href='" + url + "'/></n>"});
    }
    return documents;
}

}  // namespace

TEST_CASE("no document makes the reader open a connection") {
    const Canary canary;
    REQUIRE(canary.is_listening());
    for (const std::string& document : documents_that_call(canary.address())) {
        INFO(document);
        const bool has_doctype = document.starts_with("<!DOCTYPE");
        CHECK(test::code_of(document) == (has_doctype ? "E-DTD" : "accepted"));
        test::Counter counter;
        CHECK(test::code_of(xml::read("evil.xml", document, counter)) ==
              (has_doctype ? "E-DTD" : "accepted"));
    }
    CHECK_FALSE(canary.was_called());
    CHECK(canary.hears_a_call());
}

TEST_CASE("no document makes the reader open a file") {
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "proviso-canary.txt";
    const std::string token = "canary-7f3c19";
    std::ofstream{file} << token;
    const std::string url = "file://" + file.string();
    const std::string documents[] = {
        "<!DOCTYPE n [<!ENTITY x SYSTEM '" + url + "'>]><n>&x;</n>",
        "<!DOCTYPE n [<!ENTITY % x SYSTEM '" + url + "'> %x;]><n/>", "<!DOCTYPE n SYSTEM '" + url + "'><n/>",
        "<n xmlns:i='http://www.w3.org/2001/XInclude'><i:include parse='text' href='" + url + "'/></n>"};
    for (const std::string& document : documents) {
        INFO(document);
        test::Recorder recorder;
        const Status status = xml::read("evil.xml", document, recorder);
        if (!status) CHECK(describe(status.error()).find(token) == std::string::npos);
        for (const auto& element : recorder.elements) CHECK(element.text.find(token) == std::string::npos);
    }
    std::filesystem::remove(file);
}
