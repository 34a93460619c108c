/* XML schemas of a host's, and files that hold other files. */
#include "host.h"

#include <stdlib.h>
#include <string.h>

static void expect(int holds, int line) { expect_that(holds, "schemas.c", line); }

/* One thing in a notice, and no more. */
static const char strict_schema[] =
    "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
    "targetNamespace=\"urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2\">"
    "<xs:element name=\"ContractNotice\"><xs:complexType><xs:sequence>"
    "<xs:any processContents=\"skip\"/></xs:sequence></xs:complexType></xs:element></xs:schema>";

static proviso_schemas* new_schemas(const char* text) {
    proviso_schemas* schemas = NULL;
    proviso_file file;
    file.name = proviso_text_of("sdk/notice.xsd");
    file.bytes = proviso_text_of(text);
    expect(proviso_schemas_new(&file, 1, &schemas, NULL) == PROVISO_OK, __LINE__);
    return schemas;
}

static void test_set(proviso_schemas* schemas) {
    proviso_schema schema;
    memset(&schema, 0, sizeof schema);
    schema.struct_size = sizeof schema;
    expect(proviso_schemas_count(schemas) == 1, __LINE__);
    expect(proviso_schemas_get(schemas, 0, &schema, NULL) == PROVISO_OK, __LINE__);
    expect(text_is(schema.path, "sdk/notice.xsd") && text_is(schema.roots, "ContractNotice"), __LINE__);
    expect(proviso_schemas_verify(schemas, 0, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_schemas_get(schemas, 1, &schema, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_schemas_verify(schemas, 1, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
}

/* The check keeps what it needs: the set is freed before it runs. */
static void test_check(const subject* what) {
    proviso_check_options options;
    proviso_check* check = NULL;
    proviso_report* report = NULL;
    proviso_schemas* schemas = new_schemas(strict_schema);
    buffer json = {NULL, 0};
    test_set(schemas);
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.as_of = proviso_text_of("2026-11-25");
    expect(proviso_check_new(what->engine, &options, &check, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_add_pack(check, what->pack, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_set_notice(check, &what->notice, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_set_schemas(check, schemas, NULL) == PROVISO_OK, __LINE__);
    proviso_schemas_free(schemas);
    expect(proviso_check_set_schemas(check, schemas, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_check_run(check, &report, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_report_write(report, proviso_text_of("json"), NULL, sink_into(&json), NULL) == PROVISO_OK,
           __LINE__);
    expect(strstr(json.data, "schema/eforms-contract-notice") != NULL, __LINE__);
    free(json.data);
    proviso_report_free(report);
    proviso_check_free(check);
}

static void test_refusals(void) {
    proviso_schemas* schemas = NULL;
    proviso_error* error = NULL;
    expect(proviso_schemas_new(NULL, 0, &schemas, &error) == PROVISO_FAULTY_SOURCE, __LINE__);
    expect(text_is(proviso_error_code(error), "E-SCHEMA-NONE"), __LINE__);
    proviso_error_free(error);
    expect(proviso_schemas_new(NULL, 1, &schemas, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_schemas_new(NULL, 0, NULL, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    schemas = new_schemas(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n"
        "<xs:include schemaLocation=\"http://127.0.0.1:9/x.xsd\"/><xs:element name=\"a\"/></xs:schema>");
    expect(proviso_schemas_verify(schemas, 0, &error) == PROVISO_FAULTY_SOURCE, __LINE__);
    expect(proviso_error_line(error) == 2 && text_is(proviso_error_code(error), "E-SCHEMA-REF"), __LINE__);
    proviso_error_free(error);
    proviso_schemas_free(schemas);
    expect(proviso_schemas_count(schemas) == 0, __LINE__);
}

typedef struct taken {
    int count;
    int faults;
} taken;

static int32_t take(void* context, const proviso_file* input, const proviso_error* fault) {
    taken* seen = context;
    seen->count += input->name.size > 0;
    seen->faults += fault != NULL;
    return 0;
}

static void test_inputs(void) {
    taken seen = {0, 0};
    proviso_input_sink sink;
    proviso_file file;
    sink.take = take;
    sink.context = &seen;
    file.name = proviso_text_of("plain.xml");
    file.bytes = proviso_text_of("<a/>");
    expect(proviso_for_each_input(&file, sink, NULL) == PROVISO_OK, __LINE__);
    expect(seen.count == 1 && seen.faults == 0, __LINE__);
    expect(proviso_for_each_input(NULL, sink, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    sink.take = NULL;
    expect(proviso_for_each_input(&file, sink, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
}

void test_schemas(const subject* what) {
    test_check(what);
    test_refusals();
    test_inputs();
}
