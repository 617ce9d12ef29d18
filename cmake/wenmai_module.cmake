# wenmai_module(NAME SOURCES … [DEPS …] [PRIVATE_DEPS …]) declares the static library wenmai_NAME.
# DEPS are what its headers need, PRIVATE_DEPS what only its sources need.
# wenmai_test(NAME SOURCES … [DEPS …] [DATA …]) declares one GoogleTest executable and registers its tests.
# wenmai_embed(TARGET SYMBOL FILE …) puts files into TARGET's binary, to be read by the accessor it generates.
# wenmai_source_digest(TARGET SYMBOL PATTERN …) puts a digest of source and data files into it.

add_library(wenmai_warnings INTERFACE)
target_compile_options(wenmai_warnings INTERFACE -Wall -Wextra -Wshadow=local -Wno-missing-field-initializers)

function(wenmai_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;PRIVATE_DEPS" ${ARGN})
  add_library(wenmai_${name} STATIC ${ARG_SOURCES})
  target_compile_features(wenmai_${name} PUBLIC cxx_std_20)
  set_target_properties(wenmai_${name} PROPERTIES CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON)
  target_include_directories(wenmai_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>)
  target_link_libraries(wenmai_${name}
    PUBLIC ${ARG_DEPS}
    PRIVATE ${ARG_PRIVATE_DEPS} $<BUILD_INTERFACE:wenmai_warnings>)
endfunction()

function(wenmai_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_DEPS} GTest::gtest GTest::gmock GTest::gtest_main wenmai_warnings)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/include)
  target_compile_features(${name} PRIVATE cxx_std_20)
  target_compile_definitions(${name} PRIVATE WENMAI_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60)
endfunction()

# Generates ${symbol}.S and ${symbol}.h. The header declares, in namespace wenmai, for every file F
# `std::string_view SYMBOL(std::string_view name)`: the bytes of the embedded file called `name`
# (its path relative to the calling folder), or an empty view.
function(wenmai_embed target symbol)
  set(assembly ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cc)
  set(assembly_text ".section .rodata\n")
  set(declarations "")
  set(cases "")
  set(index 0)
  set(paths "")
  foreach(file IN LISTS ARGN)
    set(path ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    list(APPEND paths ${path})
    string(APPEND assembly_text
      ".global ${symbol}_${index}_begin\n.global ${symbol}_${index}_end\n"
      "${symbol}_${index}_begin:\n.incbin \"${path}\"\n${symbol}_${index}_end:\n.byte 0\n")
    string(APPEND declarations "extern \"C\" const char ${symbol}_${index}_begin[], ${symbol}_${index}_end[];\n")
    string(APPEND cases
      "  if (name == \"${file}\") return {${symbol}_${index}_begin, ${symbol}_${index}_end};\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly_text ".section .note.GNU-stack,\"\",@progbits\n")
  file(GENERATE OUTPUT ${assembly} CONTENT "${assembly_text}")
  file(GENERATE OUTPUT ${source} CONTENT
    "#include <string_view>\n${declarations}namespace wenmai {\nstd::string_view ${symbol}(std::string_view name) {\n${cases}  return {};\n}\n}  // namespace wenmai\n")
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${assembly} ${source})
endfunction()

# Generates `std::string_view wenmai::SYMBOL()`: a digest, made at each build, of all files of the
# project that match a pattern, by their paths in it and their content. The files are looked up, not
# listed: one that a list forgot would change what is computed and not the digest.
function(wenmai_source_digest target symbol)
  set(files "")
  foreach(pattern IN LISTS ARGN)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/${pattern})
    list(APPEND files ${found})
  endforeach()
  list(FILTER files EXCLUDE REGEX "/train/|CMakeLists")
  list(SORT files)
  list(REMOVE_DUPLICATES files)
  set(list ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.txt)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cc)
  list(JOIN files "\n" lines)
  file(GENERATE OUTPUT ${list} CONTENT "${lines}\n")
  list(TRANSFORM files PREPEND ${PROJECT_SOURCE_DIR}/)
  set(script ${PROJECT_SOURCE_DIR}/cmake/write_source_digest.cmake)
  add_custom_command(OUTPUT ${source} DEPENDS ${files} ${list} ${script} VERBATIM
    COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} -DLIST=${list} -DOUTPUT=${source} -DSYMBOL=${symbol}
      -P ${script})
  target_sources(${target} PRIVATE ${source})
endfunction()
