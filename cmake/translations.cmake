# SPDX-License-Identifier: GPL-3.0-or-later
# The languages of the window: resources/translations/perrin_CODE.ts, compiled into the program together with Qt's own
# words. "ninja update_translations" brings the .ts files up to date with the sources.
set(translations ${PROJECT_SOURCE_DIR}/resources/translations)
set(PERRIN_LANGUAGES fr)
set(PERRIN_LUPDATE_OPTIONS -silent -no-ui-lines -locations none -no-obsolete -I ${PROJECT_SOURCE_DIR}
    CACHE INTERNAL "also used by the test of translations")

set(qrc "<RCC><qresource prefix=\"/perrin/translations\">")
foreach(language ${PERRIN_LANGUAGES})
    set(qm ${CMAKE_CURRENT_BINARY_DIR}/perrin_${language}.qm)
    add_custom_command(OUTPUT ${qm} COMMAND Qt6::lrelease -silent ${translations}/perrin_${language}.ts -qm ${qm}
                       DEPENDS ${translations}/perrin_${language}.ts VERBATIM)
    list(APPEND qms ${qm})
    string(APPEND qrc "<file alias=\"perrin_${language}.qm\">${qm}</file>")
    find_file(QTBASE_${language} qtbase_${language}.qm NO_DEFAULT_PATH
              PATHS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_TRANSLATIONS} /usr/share/qt6/translations)
    if(QTBASE_${language})
        string(APPEND qrc "<file alias=\"qtbase_${language}.qm\">${QTBASE_${language}}</file>")
    endif()
    list(APPEND updates COMMAND Qt6::lupdate ${PERRIN_LUPDATE_OPTIONS} ${PROJECT_SOURCE_DIR}/ui
                        -ts ${translations}/perrin_${language}.ts)
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/perrin_translations.qrc CONTENT "${qrc}</qresource></RCC>")
set(compiled ${CMAKE_CURRENT_BINARY_DIR}/perrin_translations.cpp)
add_custom_command(OUTPUT ${compiled}
                   COMMAND Qt6::rcc --name perrin_translations --output ${compiled} perrin_translations.qrc
                   DEPENDS ${qms} ${CMAKE_CURRENT_BINARY_DIR}/perrin_translations.qrc
                   WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} VERBATIM)
set_source_files_properties(${compiled} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON SKIP_AUTOGEN ON)
target_sources(perrin_ui PRIVATE ${compiled})
add_custom_target(update_translations ${updates} VERBATIM)
